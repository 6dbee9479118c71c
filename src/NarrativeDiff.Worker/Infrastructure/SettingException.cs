namespace NarrativeDiff.Worker.Infrastructure;

/// <summary>An operator's mistake: its message is the one line that is shown, with key and remedy, and holds no password.</summary>
internal sealed class SettingException(string message, Exception? inner = null) : InvalidOperationException(message, inner);
