using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Analysis.Attribution;
using NarrativeDiff.Core.Articles;
using NarrativeDiff.Core.Comparison.Sources;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Core.Comparison.Utterances;

/// <summary>Finds utterances that outlets quote in other words, or of which one leaves out what carries content.</summary>
internal sealed class QuotationRule : IRule
{
    private const int MaxPairs = 400;

    /// <summary>A longer quotation stands in the evidence, not in the summary.</summary>
    private const int MaxQuoted = 24;

    private const int MaxFindings = 8;

    /// <summary>Share of an utterance's content words from which a sentence says it without quoting.</summary>
    private const double ParaphrasedFrom = 0.6;

    public IReadOnlyList<string> Ids => ["T4"];

    public IEnumerable<FindingDraft> Find(Collation collation) =>
        collation.Witnesses.Length < 2
            ? []
            : Utterance
                .Of(collation)
                .Select(utterance => Of(collation, utterance))
                .OfType<FindingDraft>()
                .OrderByDescending(draft => draft.Size)
                .ThenBy(draft => draft.Key, StringComparer.Ordinal)
                .Take(MaxFindings);

    private static FindingDraft? Of(Collation collation, Utterance utterance)
    {
        var altered = utterance
            .Pairs.Take(MaxPairs)
            .Select(pair => Alteration.Of(pair.Left, pair.Right, IsName))
            .OfType<Alteration>()
            .OrderByDescending(found => found.Weight)
            .FirstOrDefault();
        bool IsName(Fragment fragment, QuotedWord word) =>
            word.IsContent
            && char.IsUpper(collation.Witnesses[fragment.Witness].Text.Body[word.Span.Start])
            && word.Span.Start > fragment.Span.Start + 1;
        var quoting = utterance.Fragments.Select(fragment => fragment.Witness).Distinct().Order().ToArray();
        var cut = altered is not null
            ? null
            : quoting
                .SelectMany(w => quoting.Where(other => other != w).Select(other => Cut.Longest(collation, utterance.In(other), w)))
                .OfType<Cut>()
                .OrderByDescending(found => found.Words)
                .ThenBy(found => found.Witness)
                .ThenBy(found => found.Lost)
                .FirstOrDefault();
        if (altered is null && cut is null)
            return null;
        var source =
            utterance.Source >= 0
            && StorySources.Of(collation).All[utterance.Source]
                is { Kind: SourceKind.Person or SourceKind.Office or SourceKind.Institution } known
                ? known
                : null;
        var longest = utterance
            .Fragments.OrderByDescending(fragment => fragment.Words.Length)
            .ThenBy(fragment => fragment.Witness)
            .ThenBy(fragment => fragment.Span)
            .First();
        var subject = new FindingSubject(
            SubjectType.Utterance,
            StableId.Of("utterance", $"{source?.Key}|{string.Join(' ', longest.Plain.Take(5))}"),
            longest.Span.Of(collation.Witnesses[longest.Witness].Text.Body).ReplaceLineEndings(" ")
        );
        var finding = new FindingBuilder(collation, "T4", altered is null ? "cut quotation" : "altered quotation", subject);
        return altered is not null
            ? Altered(collation, finding, utterance, altered, source)
            : Shortened(collation, finding, utterance, cut!, source);
    }

    private static FindingDraft Altered(
        Collation collation,
        FindingBuilder finding,
        Utterance utterance,
        Alteration altered,
        StorySource? source
    )
    {
        var (left, right) = (altered.LeftOf.Witness, altered.RightOf.Witness);
        finding
            .Take(left, FindingStance.Differs, [altered.LeftOf.Sentence], Words(collation, left, altered.Left))
            .Show(left, altered.LeftOf.Sentence, altered.LeftOf.Span, "quotation");
        finding
            .Take(right, FindingStance.Differs, [altered.RightOf.Sentence], Words(collation, right, altered.Right))
            .Show(right, altered.RightOf.Sentence, altered.RightOf.Span, "quotation");
        Rest(collation, finding, utterance);
        var template = source is null
            ? "{a} and {b} give a quotation in different words: {x} and {y}."
            : "{a} and {b} quote {name} in different words: {x} and {y}.";
        return finding.Build(
            SummaryTemplate.Of(
                template,
                finding.Outlets("a", [left]),
                finding.Outlets("b", [right]),
                Name(source),
                SummaryArgument.Quotations("x", Words(collation, left, altered.Left)),
                SummaryArgument.Quotations("y", Words(collation, right, altered.Right))
            ),
            certainty: 0.75,
            size: altered.IsOfFact ? 0.85 : 0.3
        );
    }

    private static FindingDraft Shortened(Collation collation, FindingBuilder finding, Utterance utterance, Cut cut, StorySource? source)
    {
        var shorter = utterance.In(cut.Witness).First();
        finding.Take(cut.Of.Witness, FindingStance.States, [cut.Of.Sentence]).Show(cut.Of.Witness, cut.Of.Sentence, cut.Lost, "quotation");
        finding.Take(cut.Witness, FindingStance.Partly, [shorter.Sentence]).Show(cut.Witness, shorter.Sentence, shorter.Span, "quotation");
        Rest(collation, finding, utterance);
        var lost = Words(collation, cut.Of.Witness, cut.Lost);
        var shown = lost.Split(' ').Length <= MaxQuoted;
        var template =
            (
                source is null
                    ? "{short} {short?leaves|leave} out part of what {full} {full?quotes|quote}"
                    : "{short} {short?leaves|leave} out part of what {full} {full?quotes|quote} from {name}"
            ) + (shown ? ": {lost}." : ".");
        return finding.Build(
            SummaryTemplate.Of(
                template,
                finding.Outlets("short", [cut.Witness]),
                finding.Outlets("full", [cut.Of.Witness]),
                Name(source),
                SummaryArgument.Quotations("lost", lost)
            ),
            certainty: 0.7,
            size: Math.Min(0.45, 0.15 + 0.02 * cut.Words)
        );
    }

    private static SummaryArgument Name(StorySource? source) => SummaryArgument.Text("name", source?.InSentence ?? "");

    private static string Words(Collation collation, int witness, TextSpan span) =>
        span.Of(collation.Witnesses[witness].Text.Body).ReplaceLineEndings(" ").Trim('“', '”', '"', ' ', ',');

    /// <summary>What the other articles do with it: quote it as others do, say it without quoting, or not at all.</summary>
    private static void Rest(Collation collation, FindingBuilder finding, Utterance utterance)
    {
        foreach (var fragment in utterance.Fragments)
            finding
                .Take(fragment.Witness, FindingStance.States, [fragment.Sentence])
                .Show(fragment.Witness, fragment.Sentence, fragment.Span, "quotation");
        var stems = utterance
            .Fragments.SelectMany(fragment => fragment.Words)
            .Where(word => word.IsContent)
            .Select(word => Stemmer.Stem(word.Plain))
            .ToHashSet(StringComparer.Ordinal);
        for (var w = 0; w < collation.Witnesses.Length; w++)
            if (
                !utterance.Fragments.Any(fragment => fragment.Witness == w)
                && Telling(collation.Witnesses[w].Text, stems) is var sentences
                && sentences.Length > 0
            )
                finding.Take(w, FindingStance.Attributes, sentences);
        finding.Others(_ => FindingStance.Silent);
    }

    private static int[] Telling(ArticleText text, HashSet<string> stems) =>
        [
            .. text
                .Sentences.Where(sentence =>
                    sentence.Excluded is null
                    && Core.Text.Words.Stems(text.TextOf(sentence)).ToHashSet(StringComparer.Ordinal) is { Count: > 3 } own
                    && own.Count(stems.Contains) >= ParaphrasedFrom * own.Count
                )
                .Select(sentence => sentence.Index)
                .Take(3),
        ];
}
