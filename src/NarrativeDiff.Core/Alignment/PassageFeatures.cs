using System.Collections.Immutable;

namespace NarrativeDiff.Core.Alignment;

/// <summary>What the question "does this article tell this passage?" is judged by: five sturdy measures, each asked of the
/// article.</summary>
/// <remarks>Which others were tried and do not help: <c>docs/presence.md</c>.</remarks>
internal sealed class PassageFeatures
{
    /// <summary>
    /// <c>window</c>: share of the passage's weighted words in the best three sentences in a row. <c>whole</c>: the same of the sentence
    /// that the passage is a part of.
    /// <c>cosine</c>: best cosine with a sentence or clause there, or with the sentence that scores best as a pair. <c>pair</c>: log-odds
    /// of that best pair.
    /// <c>quoted</c>: share of the passage's weighted words that stand in quotation marks and are not in the window: another quotation is
    /// another statement.
    /// </summary>
    public static readonly ImmutableArray<string> Names = ["window", "whole", "cosine", "pair", "quoted"];

    /// <summary>Log-odds of a pair count within ± this; lower ones are not kept.</summary>
    private const double MaxPair = 5;

    /// <summary>Below this share of words in the window, and without a pair worth looking at, the vectors are not asked: such an article
    /// does not say the passage.</summary>
    private const double MinShare = 0.1;

    private readonly StoryUnits _units;
    private readonly TextUnit?[] _sentenceAt;
    private readonly ImmutableArray<TextUnit>[] _clausesAt;
    private readonly Dictionary<(int, int, int), int> _sentences = [];

    public PassageFeatures(PassageSearch search, ImmutableArray<Witness> witnesses, StoryUnits units)
    {
        _units = units;
        for (var i = 0; i < units.Sentences.Length; i++)
            _sentences[(units.Sentences[i].Witness, units.Sentences[i].Version, units.Sentences[i].Sentence)] = i;
        var clauses = units.Segments.Where(unit => unit.IsNewest && !unit.IsWhole).ToLookup(unit => (unit.Witness, unit.Sentence));
        (_sentenceAt, _clausesAt) = (new TextUnit?[search.LineCount], new ImmutableArray<TextUnit>[search.LineCount]);
        for (var w = 0; w < witnesses.Length; w++)
        for (var (line, to) = search.LinesOf(w); line < to; line++)
        {
            var sentence = search.SentenceAt(line).Index;
            _sentenceAt[line] = _sentences.TryGetValue((w, witnesses[w].Versions.Length - 1, sentence), out var at)
                ? units.Sentences[at]
                : null;
            _clausesAt[line] = [.. clauses[(w, sentence)]];
        }
    }

    /// <summary>The whole sentence that a unit is of.</summary>
    public TextUnit SentenceOf(TextUnit unit) =>
        unit.IsWhole ? unit : _units.Sentences[_sentences[(unit.Witness, unit.Version, unit.Sentence)]];

    /// <summary>The sentence on a line; null where it takes no part in the comparison, as a caption.</summary>
    public TextUnit? SentenceAt(int line) => _sentenceAt[line];

    /// <param name="window">Share of the passage's words in the window of <paramref name="match"/>.</param>
    /// <param name="whole">Share of its whole sentence's words in that sentence's best window.</param>
    /// <param name="pair">Log-odds of the passage's best pair with the article, and the unit of that pair; none: null.</param>
    /// <param name="quoted">Share of its words that are quoted and not in that window.</param>
    public void Of(
        TextUnit passage,
        PassageMatch match,
        double window,
        double whole,
        (double Logit, TextUnit? Unit) pair,
        double quoted,
        Span<double> into
    )
    {
        var logit = Math.Clamp(pair.Logit, -MaxPair, MaxPair);
        var isFar = window < MinShare && whole < MinShare && logit <= -MaxPair;
        (into[0], into[1], into[2], into[3], into[4]) = (window, whole, isFar ? 0 : Cosine(passage, match, pair.Unit), logit, quoted);
    }

    private double Cosine(TextUnit passage, PassageMatch match, TextUnit? paired)
    {
        var best = paired is null ? 0 : PairFeatures.Cosine(passage, paired);
        for (var line = match.First; line < match.First + match.Lines; line++)
            if (_sentenceAt[line] is { } sentence)
            {
                best = Math.Max(best, PairFeatures.Cosine(passage, sentence));
                foreach (var clause in _clausesAt[line])
                    best = Math.Max(best, PairFeatures.Cosine(passage, clause));
            }
        return best;
    }
}
