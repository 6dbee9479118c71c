using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Reports;

namespace NarrativeDiff.Worker.Review;

/// <summary>A judgement as a client sends it: it points into a revision of the report, and names exactly one of finding, link, split, join,
/// cell, missed and target.</summary>
/// <param name="Verdict"><c>accept</c>, <c>reject</c>, <c>relabel</c> (with <paramref name="Label"/>), <c>rate</c> (with
/// <paramref name="Rating"/>), <c>missed</c> or <c>withdraw</c>.</param>
/// <param name="Link">Two sentences; accept: same thing, reject: different things.</param>
/// <param name="Split">A reading that does not belong to its statement.</param>
/// <param name="Join">Two statements that are one.</param>
/// <param name="Cell">To rate: whether an article reports a statement.</param>
/// <param name="Missed">A difference that the report does not have.</param>
/// <param name="Target">To withdraw: the target of the judgement that is taken back, as it was answered.</param>
/// <param name="Rating">Of a finding 1 minor, 2 matters, 3 important; of a cell 0 not reported, 1 partly, 2 reported.</param>
public sealed record JudgementRequest(
    string? Reviewer,
    Verdict Verdict,
    int? Revision = null,
    string? Finding = null,
    LinkRequest? Link = null,
    SplitRequest? Split = null,
    JoinRequest? Join = null,
    string? Label = null,
    string? Note = null,
    CellRequest? Cell = null,
    MissedRequest? Missed = null,
    string? Target = null,
    int? Rating = null
)
{
    private const int LongestName = 80;
    private const int LongestNote = 2_000;

    /// <summary>The first field that holds a NUL, which the database's text cannot; null: none.</summary>
    [JsonIgnore]
    public string? FieldWithNul =>
        new (string Field, string? Text)[]
        {
            ("$.reviewer", Reviewer),
            ("$.finding", Finding),
            ("$.label", Label),
            ("$.note", Note),
            ("$.link.left.siglum", Link?.Left?.Siglum),
            ("$.link.right.siglum", Link?.Right?.Siglum),
            ("$.split.statement", Split?.Statement),
            ("$.split.siglum", Split?.Siglum),
            ("$.join.statement", Join?.Statement),
            ("$.join.with", Join?.With),
            ("$.target", Target),
            ("$.cell.statement", Cell?.Statement),
            ("$.cell.siglum", Cell?.Siglum),
            ("$.missed.kind", Missed?.Kind),
        }
            .Concat(
                (Missed?.Passages ?? []).SelectMany(
                    (passage, at) =>
                        new (string, string?)[]
                        {
                            ($"$.missed.passages[{at}].exact", passage?.Exact),
                            ($"$.missed.passages[{at}].siglum", passage?.Siglum),
                        }
                )
            )
            .FirstOrDefault(given => given.Item2?.Contains('\0', StringComparison.Ordinal) == true)
            .Item1;

    /// <returns>The judgement by its words, or what is wrong with the request and where.</returns>
    public (Judgement? Judgement, string? Field, string? Fault) Resolve(Report report)
    {
        if (Fault() is { } wrong)
            return (null, wrong.Field, wrong.Reason);
        if (Target is not null)
            return (Of(Target, [], report), null, null);
        if (Finding is not null)
            return report.Findings.Concat(report.Review?.Rejected ?? []).FirstOrDefault(finding => finding.Id == Finding) is { } judged
                ? (
                    Of($"{(Verdict == Verdict.Rate ? "importance" : "finding")}:{Finding}", [], report) with
                    {
                        Words = FindingWords.Of(judged),
                    },
                    null,
                    null
                )
                : (null, "$.finding", $"revision {report.Revision} has no finding '{Finding}'");
        if (Missed is not null)
            return Missed.Resolve(report) is var (missed, field, reason) && missed is not null
                ? (
                    Of(
                        "missed:"
                            + Hash(string.Join('\u001e', missed.Passages.Select(passage => $"{passage}").Order(StringComparer.Ordinal))),
                        [],
                        report
                    ) with
                    {
                        Missed = missed,
                    },
                    null,
                    null
                )
                : (null, field, reason);
        var words = new ReportTextIndex(report);
        if (Cell is not null)
            return words.Cell(Cell) is { } cell
                ? (Of("cell:" + Hash($"{cell}"), [], report) with { Cell = cell }, null, null)
                : (null, "$.cell", $"revision {report.Revision} has no such statement or article");
        var links = Links(report);
        return links.IsEmpty
            ? (null, "$", $"revision {report.Revision} has nothing like that: check sigla, sentences and statement ids")
            : (Of("link:" + Hash(links), links, report), null, null);
    }

    private (string Field, string Reason)? Fault()
    {
        if (string.IsNullOrWhiteSpace(Reviewer) || Reviewer.Length > LongestName)
            return ("$.reviewer", $"give the reviewer's name, at most {LongestName} characters");
        if (Note?.Length > LongestNote || Label?.Length > LongestName)
            return (
                Note?.Length > LongestNote ? "$.note" : "$.label",
                $"at most {LongestNote} characters in a note and {LongestName} in a label"
            );
        if (new object?[] { Finding, Link, Split, Join, Cell, Missed, Target }.Count(target => target is not null) != 1)
            return ("$", "name exactly one of finding, link, split, join, cell, missed and target");
        if (Verdict == Verdict.Relabel && (Finding is null || string.IsNullOrWhiteSpace(Label)))
            return ("$.label", "relabel is for a finding and needs a label");
        if (Target is not null && (Verdict != Verdict.Withdraw || Target.Length > LongestName))
            return ("$.target", "a target is named to withdraw what was said on it");
        if ((Verdict == Verdict.Missed) != (Missed is not null) && Verdict != Verdict.Withdraw)
            return ("$.missed", "the verdict missed and a missed difference go together");
        if ((Verdict == Verdict.Rate) != (Rating is not null))
            return ("$.rating", "the verdict rate and a rating go together");
        if (
            Cell is not null && Verdict is not (Verdict.Rate or Verdict.Withdraw)
            || Verdict == Verdict.Rate && Cell is null && Finding is null
        )
            return ("$.verdict", "a cell is rated, and only a cell or a finding is");
        return Rating is { } rating && (rating > (Cell is null ? 3 : 2) || rating < (Cell is null ? 1 : 0))
            ? ("$.rating", "give 1 to 3 for a finding, 0 to 2 for a cell")
            : null;
    }

    private Judgement Of(string target, ImmutableArray<JudgedLink> links, Report report) =>
        new()
        {
            Reviewer = Reviewer!.Trim(),
            // To split is to say that the links in between are wrong, to join that one is right.
            Verdict =
                Split is null && Join is null || Verdict == Verdict.Withdraw ? Verdict
                : Split is not null ? Verdict.Reject
                : Verdict.Accept,
            Target = target,
            Label = Label?.Trim(),
            Note = Note?.Trim(),
            Revision = report.Revision,
            Finding = Finding,
            Links = links,
            Rating = Rating,
        };

    private ImmutableArray<JudgedLink> Links(Report report)
    {
        var words = new ReportTextIndex(report);
        return this switch
        {
            { Link: { } link } when words.Sentence(link.Left) is { } left && words.Sentence(link.Right) is { } right && left != right =>
            [
                Ordered(left, right),
            ],
            { Split: { } split } =>
            [
                .. words
                    .Readings(split.Statement)
                    .Where(other => other.Siglum != split.Siglum)
                    .SelectMany(other =>
                        words
                            .Readings(split.Statement)
                            .Where(mine => mine.Siglum == split.Siglum)
                            .Select(mine => Ordered(mine.Words, other.Words))
                    ),
            ],
            { Join: { } join } when words.Label(join.Statement) is { } one && words.Label(join.With) is { } other && one != other =>
            [
                Ordered(one, other),
            ],
            _ => [],
        };
    }

    private static JudgedLink Ordered(JudgedPassage left, JudgedPassage right) =>
        string.CompareOrdinal($"{left.Outlet}\n{left.ArticleId}\n{left.Text}", $"{right.Outlet}\n{right.ArticleId}\n{right.Text}") <= 0
            ? new(left, right)
            : new(right, left);

    private static string Hash(ImmutableArray<JudgedLink> links) =>
        Hash(string.Join('\u001e', links.Select(link => $"{link}").Order(StringComparer.Ordinal)));

    private static string Hash(string words) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(words)))[..16];
}

public sealed record LinkRequest(LinkEnd? Left, LinkEnd? Right);

public sealed record SplitRequest(string? Statement, string? Siglum);

public sealed record JoinRequest(string? Statement, string? With);

public sealed record CellRequest(string? Statement, string? Siglum);

/// <summary>Looks up the words that a place in a report stands for.</summary>
internal sealed class ReportTextIndex(Report report)
{
    public JudgedPassage? Sentence(LinkEnd? end) =>
        end is not null
        && Witness(end.Siglum) is { } witness
        && witness.Sentences.FirstOrDefault(sentence => sentence.Index == end.Sentence) is { } found
            ? Passage(witness, found.Field, found.Start, found.Length)
            : null;

    /// <summary>Each segment of the statement with the witness that carries it.</summary>
    public IEnumerable<(string Siglum, JudgedPassage Words)> Readings(string? statement) =>
        from reading in report.Statements.FirstOrDefault(row => row.Id == statement)?.Readings ?? []
        let witness = Witness(reading.Siglum)
        where witness is not null
        from segment in reading.Segments
        let sentence = witness.Sentences.First(sentence => sentence.Index == segment.Sentence)
        select (reading.Siglum, Passage(witness, sentence.Field, segment.Start, segment.Length));

    /// <summary>The statement's most central reading.</summary>
    public JudgedPassage? Label(string? statement) =>
        Readings(statement)
            .Select(reading => reading.Words)
            .FirstOrDefault(words => words.Text == report.Statements.First(row => row.Id == statement).Label);

    public JudgedCell? Cell(CellRequest cell) =>
        report.Statements.FirstOrDefault(row => row.Id == cell.Statement) is { } statement && Witness(cell.Siglum) is { } witness
            ? new(statement.Label, witness.Outlet, witness.ArticleId)
            : null;

    private ReportWitness? Witness(string? siglum) => report.Witnesses.FirstOrDefault(witness => witness.Siglum == siglum);

    private static JudgedPassage Passage(ReportWitness witness, string field, int start, int length) =>
        new(witness.Outlet, witness.ArticleId, (field == "headline" ? witness.Headline : witness.Body).Substring(start, length));
}
