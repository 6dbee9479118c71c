namespace NarrativeDiff.Worker.Messaging;

/// <summary>Why a message was not taken: machine-readable code, JSON path of the field, and the reason with its remedy.</summary>
internal sealed record Refusal(string Code, string? Field, string Reason);
