using System.Collections.Immutable;
using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Analysis.Attribution;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Core.Comparison.Attribution;

/// <summary>Finds a statement whose source is named in one outlet and left nameless or vague in another.</summary>
internal sealed class SourceTypeRule : IRule
{
    public IReadOnlyList<string> Ids => ["T2"];

    public IEnumerable<FindingDraft> Find(Collation collation) =>
        collation.Statements.Select(statement => Of(collation, statement)).OfType<FindingDraft>();

    private static FindingDraft? Of(Collation collation, Statement statement)
    {
        var readings = VoicedReading.Of(collation, statement).Where(reading => reading.Under?.Source is not null).ToArray();
        var named = readings
            .Where(reading =>
                reading.Under!.SourceType is SourceType.Named or SourceType.Institution or SourceType.Document
                && char.IsUpper(Source(collation, reading)[0])
            )
            .Where(reading => !IsAgency(Source(collation, reading)))
            .ToArray();
        var vague = readings
            .Where(reading =>
                IsNameless(Source(collation, reading))
                && reading.Under!.SourceType is SourceType.Anonymous or SourceType.Plural
                && !NamesParty(Source(collation, reading))
            )
            .ToArray();
        return named
            .Select(one =>
                (
                    Named: one,
                    Vague: vague
                        .Where(other =>
                            collation.AreSame(one.Unit, other.Unit)
                            && one.Attributes(collation, other.Unit)
                            && other.Attributes(collation, one.Unit)
                            && !NameOneAnother(Source(collation, one), Source(collation, other))
                        )
                        .ToArray()
                )
            )
            .Where(found => found.Vague.Length > 0)
            .Select(found => Draft(collation, statement, found.Named, found.Vague))
            .FirstOrDefault();
    }

    /// <summary>"The Labour Party" and "Labour members".</summary>
    private static bool NameOneAnother(string a, string b) =>
        Words
            .Of(a)
            .Any(one => one.Length >= SameUpTo && Words.Of(b).Any(other => other.StartsWith(one[..SameUpTo], StringComparison.Ordinal)));

    private const int SameUpTo = 5;

    /// <summary>"Russian authorities" are one side's, and no vaguer name for what another side said.</summary>
    private static bool NamesParty(string source) =>
        Chunker
            .Chunk(source)
            .Where(chunk => chunk.Kind == ChunkKind.Word)
            .Select(chunk => chunk.Span.Of(source))
            .Where((word, i) => i > 0 || Peoples.Any(ending => word.EndsWith(ending, StringComparison.Ordinal)))
            .Any(word => char.IsUpper(word[0]) && !StopWords.Contains(word.ToLowerInvariant()) && !IsNameless(word));

    /// <summary>Endings of the adjectives of countries; the first word of a source may have its capital from the sentence alone.</summary>
    private static readonly string[] Peoples = ["ian", "can", "ean", "ish", "ese"];

    /// <summary>"According to AFP": the news agency passes on what its source says.</summary>
    private static bool IsAgency(string source) => Chunker.Chunk(source).Any(chunk => Agencies.Contains(chunk.Span.Of(source)));

    private static readonly System.Collections.Frozen.FrozenSet<string> Agencies = Lexicon.Read("agencies.txt");

    /// <summary>"Officials", "witnesses": a word of the list. "It" was named in the sentence before, and a lone noun may be a
    /// name.</summary>
    private static bool IsNameless(string source) =>
        Words.Of(source).Any(word => CueLexicon.IsSource("anonymous", word) || CueLexicon.IsSource("plural", word));

    private static string Source(Collation collation, VoicedReading reading) =>
        reading.Under!.Source!.Value.Of(collation.WitnessOf(reading.Unit).Text.TextOf(reading.Unit.Field));

    private static FindingDraft Draft(Collation collation, Statement statement, VoicedReading named, VoicedReading[] vague)
    {
        var evidence = vague
            .Prepend(named)
            .Select(reading => reading.At(collation, reading.Under!.Source!.Value, "source"))
            .ToImmutableArray();
        return new FindingDraft(
            "T2",
            "source type",
            string.Join('|', evidence.Select(span => $"{span.Outlet} {span.Exact}")) + $"|{statement.FirstReportedAt.UtcTicks}",
            SummaryTemplate.Of(
                "{named} {named?attributes|attribute} this to {name}, {vague} only to {source}.",
                OutletNames.Argument(collation, "named", evidence[0]),
                SummaryArgument.Quotations("name", evidence[0].Exact),
                OutletNames.Argument(collation, "vague", evidence.Skip(1)),
                SummaryArgument.Quotations("source", evidence.Skip(1).Select(span => span.Exact).Distinct(StringComparer.OrdinalIgnoreCase))
            ),
            evidence
        )
        {
            Statement = statement,
            Certainty = 0.5,
            Size = 0.5,
            Prominence = Importance.Prominence(statement),
            Support = Importance.Support(collation, statement),
        };
    }
}
