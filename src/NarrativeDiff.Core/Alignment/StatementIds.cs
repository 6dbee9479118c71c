using System.Collections.Immutable;
using System.Security.Cryptography;
using NarrativeDiff.Core.Articles;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Alignment;

/// <summary>Names each row after the passage that reported it first, so that a statement keeps its id from one revision to the
/// next.</summary>
/// <remarks>The id follows from what the articles say: later articles, newer versions and judgements of other rows do not change it, and
/// neither does the order in which versions arrive. Of a row that is cut in two, the part with the first passage keeps the id; of two that
/// become one, the older id stays.</remarks>
internal static class StatementIds
{
    /// <summary>Letters that form no words and digits that are not mistaken for letters.</summary>
    private const string Alphabet = "bcdfghjkmnpqrstvwxz23456789";

    /// <summary>Half a million ids: of a story's hundreds of rows two seldom share one, and then the later row takes another.</summary>
    private const int Digits = 4;

    public static ImmutableArray<Statement> Name(
        ImmutableArray<Statement> statements,
        ImmutableArray<Witness> witnesses,
        VersionHistory history
    )
    {
        var first = FirstSentences(witnesses, history);
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var ids = new string[statements.Length];
        foreach (var (passage, row) in statements.Select((row, at) => (FirstReportOf(row, witnesses, first), at)).Order())
            ids[row] = FreeId(passage, taken);
        return [.. statements.Select((row, at) => row with { Id = ids[at] })];
    }

    /// <summary>For each sentence of a newest version, the earliest sentence that it continues.</summary>
    private static Dictionary<(int Witness, int Sentence), (int Version, int Sentence)> FirstSentences(
        ImmutableArray<Witness> witnesses,
        VersionHistory history
    )
    {
        var first = new Dictionary<(int, int), (int, int)>();
        for (var w = 0; w < witnesses.Length; w++)
        for (var v = 0; v + 1 < witnesses[w].Versions.Length; v++)
            foreach (var sentence in witnesses[w].Versions[v].Text.Sentences)
                if (history.ContinuedInNewest(w, v, sentence.Index) is { } newest)
                    first.TryAdd((w, newest), (v, sentence.Index));
        return first;
    }

    /// <summary>Of all passages of the row, with those that an article has dropped since, the one that was published first.</summary>
    private static FirstReport FirstReportOf(
        Statement row,
        ImmutableArray<Witness> witnesses,
        Dictionary<(int, int), (int Version, int Sentence)> first
    )
    {
        var read = Surest(row)
            .SelectMany(reading => reading.Units)
            .Select(unit =>
                first.TryGetValue((unit.Witness, unit.Sentence), out var from)
                    ? Of(unit.Witness, from.Version, from.Sentence, unit.Part)
                    : Of(unit.Witness, unit.Version, unit.Sentence, unit.Part)
            );
        var dropped = row
            .Cells.Where(cell => !cell.CarriedBefore.IsEmpty && row.ReadingOf(cell.Witness) is null)
            .Select(cell => Of(cell.Witness, cell.CarriedBefore.First().Key, cell.CarriedBefore.First().Value, 0));
        return read.Concat(dropped).Min()!;

        FirstReport Of(int witness, int version, int sentence, int part)
        {
            var of = witnesses[witness].Versions[version];
            return new FirstReport(of.PublishedAt.OrLast(), witnesses[witness].Key, sentence, Math.Max(0, part), of.Text);
        }
    }

    /// <summary>The readings that carry the statement: what says it only in part is what a later article may move to another row.</summary>
    private static IEnumerable<Reading> Surest(Statement row) =>
        row.Readings.Any(reading => row.Cells[reading.Witness].IsCarried)
            ? row.Readings.Where(reading => row.Cells[reading.Witness].IsCarried)
            : row.Readings;

    private static string FreeId(FirstReport passage, HashSet<string> taken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var id = IdOf($"{passage.Article.Outlet.Value}\n{passage.Article.ArticleId}\n{passage.Words}\n{passage.Part}\n{attempt}");
            if (taken.Add(id))
                return id;
        }
    }

    private static string IdOf(string key)
    {
        var number = BitConverter.ToUInt64(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(key)));
        var id = new char[1 + Digits];
        id[0] = 's';
        for (var at = 1; at < id.Length; at++, number /= (ulong)Alphabet.Length)
            id[at] = Alphabet[(int)(number % (ulong)Alphabet.Length)];
        return new string(id);
    }

    /// <summary>A clause in the version that had it first; the earliest sorts first.</summary>
    private sealed record FirstReport(DateTimeOffset At, ArticleKey Article, int Sentence, int Part, ArticleText Text)
        : IComparable<FirstReport>
    {
        public string Words => ComparisonKey.Of(Text.TextOf(Text.Sentences[Sentence]));

        public int CompareTo(FirstReport? other) =>
            other is null ? 1 : (At, Article, Sentence, Part).CompareTo((other.At, other.Article, other.Sentence, other.Part));
    }
}
