namespace NarrativeDiff.Worker.Commands;

/// <summary>Foreign text on a terminal: without the control characters that would move its cursor or change its title.</summary>
internal static class Terminal
{
    public static string Safe(string text) => text.Any(char.IsControl) ? new string([.. text.Select(c => char.IsControl(c) ? '\uFFFD' : c)]) : text;
}
