using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using NarrativeDiff.Core.Model;
using static NarrativeDiff.Core.Reports.MarkdownReportText;

namespace NarrativeDiff.Core.Reports;

/// <summary>Writes a report as Markdown: what a reader of a message or a repository sees without opening the site.</summary>
public static class MarkdownReport
{
    /// <summary>As many as are read before the coverage table.</summary>
    private const int Leading = 8;

    public static string Write(Report report)
    {
        var lines = Header(report)
            .Concat(Notes(report))
            .Concat(Findings(report))
            .Concat(MarkdownReportThemes.Of(report))
            .Concat(MarkdownReportCoverage.Of(report))
            .Concat(MarkdownReportEdits.Of(report))
            .Concat(Limits(report))
            .Concat(Citations(report));
        return new StringBuilder().AppendJoin('\n', lines).Append('\n').ToString();
    }

    private static IEnumerable<string> Header(Report report)
    {
        var counts = ReportBasis.Of(report);
        yield return $"# {Plain(report.Title)}";
        yield return "";
        yield return $"- Window: {Time(report.Window.From)} to {Time(report.Window.To)}";
        yield return $"- Outlets: {counts.Outlets}, independent after shared copy is counted once: {counts.IndependentOutlets}";
        yield return $"- Articles: {counts.Articles}, versions: {counts.Versions}";
        yield return $"- Story {Plain(report.StoryId)}, revision {report.Revision}, "
            + $"{report.Status.ToString().ToLowerInvariant()}, {Plain(report.ContentHash)}";
        yield return "";
    }

    private static IEnumerable<string> Notes(Report report)
    {
        string[] notes = [.. report.Notes.Select(note => note.Text), .. ArticlesWithoutColumn.Of(report)];
        return notes.Length == 0 ? [] : notes.Select(note => $"- {Plain(note)}").Prepend("").Prepend("## Read first").Append("");
    }

    private static IEnumerable<string> Findings(Report report)
    {
        yield return "## Leading findings";
        yield return "";
        var leading = report.LeadingFindings.Take(Leading).ToArray();
        if (leading.Length == 0)
            yield return report.Findings.IsEmpty ? "No rule found a difference.\n" : "No finding leads.\n";
        foreach (var (rank, finding) in leading.Index())
        {
            yield return $"{rank + 1}. **{finding.Rule}** {Plain(finding.Summary)}";
            if (MarkdownReportThemes.Positions(report, finding) is { Length: > 0 } positions)
                yield return $"   {positions}";
            foreach (var evidence in finding.Evidence)
                yield return Quoted(evidence);
        }

        if (report.Findings.Length > leading.Length)
            yield return $"\n{report.Findings.Length - leading.Length} more findings are in the other forms of this report.";
        yield return "";
    }

    private static string Quoted(Evidence evidence) =>
        $"   - {Plain(evidence.Outlet)}, version {evidence.Version}, {Time(evidence.PublishedAt)}, {Plain(evidence.Role)}"
        + $"{(evidence.Voice == "outlet" ? "" : $", {evidence.Voice}")}: {Quote(evidence.Exact)}"
        + $"{(evidence.Original is { } original ? $", translated from {Quote(original)}" : "")}";

    private static IEnumerable<string> Limits(Report report) =>
        [
            "## Limits",
            "",
            Plain(report.Method.Limits),
            "",
            $"Model: {Plain(report.Method.Model)}. "
                + $"Thresholds: {string.Join(", ", report.Method.Thresholds.Select(entry => $"{Plain(entry.Key)} {Score(entry.Value)}"))}. "
                + $"Rules: {string.Join(", ", report.Method.Rules.Select(entry => $"{Plain(entry.Key)} version {entry.Value}"))}.",
            "",
        ];

    private static IEnumerable<string> Citations(Report report) =>
        report
            .Witnesses.Select(witness =>
                $"- {witness.Siglum}: {Plain(witness.OutletName ?? witness.Outlet)}, {Quote(witness.Headline)}, "
                + $"{Time(witness.PublishedAt)}, version {witness.Version}, {Plain(witness.Url ?? "no address given")}, "
                + $"{Plain(witness.ContentSha256)}"
            )
            .Prepend("")
            .Prepend("## Citations");
}

/// <summary>How much a report rests on: outlets as they are, and with every shared copy counted once.</summary>
public sealed record ReportBasis(int Outlets, int IndependentOutlets, int Articles, int Versions)
{
    public static ReportBasis Of(Report report) =>
        new(
            report.Witnesses.Select(witness => witness.Outlet).Distinct(StringComparer.Ordinal).Count(),
            report
                .Witnesses.GroupBy(witness => witness.Outlet, StringComparer.Ordinal)
                .Select(KeyOf)
                .Distinct(StringComparer.Ordinal)
                .Count(),
            report.Witnesses.Length,
            report.Witnesses.Sum(witness => 1 + witness.EarlierVersions.Length)
        );

    /// <summary>Outlets with one key count once: those of a shared copy, if copy is all they have.</summary>
    private static string KeyOf(IGrouping<string, ReportWitness> outlet) =>
        outlet.Any(witness => witness.SharedCopyGroup is null)
            ? outlet.Key
            : "\u001f" + outlet.Select(witness => witness.SharedCopyGroup).Min(StringComparer.Ordinal);
}

/// <summary>The coverage table in Markdown: who carries which statement, and where.</summary>
internal static class MarkdownReportCoverage
{
    public static IEnumerable<string> Of(Report report)
    {
        var shared = report.Statements.Where(statement => statement.Carriers > 1).ToList();
        yield return "## Coverage";
        yield return "";
        yield return Legend(report);
        yield return "";
        if (shared.Count > 0)
        {
            yield return $"| Statement | {string.Join(" | ", report.Witnesses.Select(witness => witness.Siglum))} |";
            yield return $"|---|{string.Concat(report.Witnesses.Select(_ => ":-:|"))}";
            foreach (var statement in shared)
                yield return $"| {Plain(statement.Id)} {Plain(LabelOf(statement))} | {string.Join(" | ", statement.Coverage.Select(Cell))} |";
            yield return "";
        }

        yield return $"Statements that one article alone carries, not listed here: {report.Statements.Length - shared.Count}.";
        yield return "";
    }

    private static string LabelOf(ReportStatement statement) =>
        statement.LabelContext is { } context ? $"[{context}] {statement.Label}" : statement.Label;

    private static string Cell(CoverageCell cell) => $"{cell.State.Symbol()} {cell.PlaceMark()}".TrimEnd();

    private static string Legend(Report report) =>
        string.Join(
            ", ",
            Enum.GetValues<CoverageState>()
                .Where(state =>
                    state is not (CoverageState.Unknown or CoverageState.NotCompared)
                    || report.Statements.Any(statement => statement.Coverage.Any(cell => cell.State == state))
                )
                .Select(state => $"{state.Symbol()} {state.Words()}")
        ) + "; H headline, L lead, ¶n sentence of the body.";
}

/// <summary>What each article changed from version to version, in Markdown.</summary>
internal static class MarkdownReportEdits
{
    public static IEnumerable<string> Of(Report report)
    {
        yield return "## Edits";
        yield return "";
        if (report.Edits.IsEmpty)
            yield return "No article came in more than one version that differs.";
        foreach (var edit in report.Edits)
        {
            if (report.Witnesses.FirstOrDefault(witness => witness.Siglum == edit.Siglum) is not { } witness)
                continue;
            yield return $"- {Plain(witness.Outlet)}, version {edit.FromVersion} → {edit.ToVersion}, "
                + $"{Plain(edit.Action)}{(edit.Moved ? ", moved" : "")}: "
                + $"{Change(witness, edit)}";
        }

        yield return "";
    }

    private static string Change(ReportWitness witness, ReportEdit edit) =>
        string.Join(
            " → ",
            new[] { Words(witness, edit.FromVersion, edit.From), Words(witness, edit.ToVersion, edit.To) }.Where(words => words != "")
        );

    private static string Words(ReportWitness witness, int version, ImmutableArray<int> sentences)
    {
        var (headline, body, parts) = witness.EarlierVersions.FirstOrDefault(earlier => earlier.Version == version) is { } old
            ? (old.Headline, old.Body, old.Sentences)
            : (witness.Headline, witness.Body, witness.Sentences);
        return string.Join(
            " ",
            parts
                .Where(sentence => sentences.Contains(sentence.Index))
                .Select(sentence => Quote((sentence.Field == "headline" ? headline : body).Substring(sentence.Start, sentence.Length)))
        );
    }
}

/// <summary>Foreign text made harmless for Markdown: one line, no markup, no link that makes itself, no turned writing direction.</summary>
internal static class MarkdownReportText
{
    private const string Special = "\\`*_{}[]#|~!$@";

    public static string Plain(string? text)
    {
        var plain = new StringBuilder();
        foreach (var sign in text ?? "")
        {
            _ = sign switch
            {
                '<' => plain.Append("&lt;"),
                '>' => plain.Append("&gt;"),
                '&' => plain.Append("&amp;"),
                _ when Special.Contains(sign, StringComparison.Ordinal) => plain.Append('\\').Append(sign),
                _ when IsTurning(sign) => plain.Append(CultureInfo.InvariantCulture, $"(U+{(int)sign:X4})"),
                _ when char.IsControl(sign) || sign is '\u2028' or '\u2029' => plain.Append(' '),
                _ => plain.Append(sign),
            };
        }

        // Many viewers make links of bare addresses; a backslash in them stops that.
        return plain.ToString().Replace("://", "\\://", StringComparison.Ordinal).Replace("www.", "www\\.", StringComparison.Ordinal);
    }

    public static string Quote(string text) => "“" + Plain(text) + "”";

    public static string Time(DateTimeOffset at) =>
        !at.IsKnown() ? "time not known" : at.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) + " UTC";

    public static string Score(double? score) => score?.ToString("0.00", CultureInfo.InvariantCulture) ?? "–";

    /// <summary>Marks that make the rest of the line run the other way.</summary>
    private static bool IsTurning(char sign) => sign is >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069';
}
