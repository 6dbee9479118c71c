using System.Text;

namespace NarrativeDiff.Worker.Messaging;

/// <summary>A message header as text; RabbitMQ gives strings as bytes.</summary>
internal static class HeaderText
{
    private const int Longest = 1_000;

    /// <returns>Null: not there, no text, or too long to be one.</returns>
    public static string? Of(IDictionary<string, object?>? headers, string name) =>
        headers is not null && headers.TryGetValue(name, out var value) ? Of(value) : null;

    private static string? Of(object? value) =>
        value switch
        {
            byte[] { Length: > 0 and <= Longest } bytes => Encoding.UTF8.GetString(bytes),
            string { Length: > 0 and <= Longest } text => text,
            _ => null,
        };
}
