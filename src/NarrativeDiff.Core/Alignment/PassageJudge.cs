using System.Collections.Immutable;
using System.Numerics;

namespace NarrativeDiff.Core.Alignment;

/// <summary>Whether one article says one passage, and what speaks for it.</summary>
/// <param name="Logit">Log-odds that the article says the passage.</param>
/// <param name="Match">Where the article comes nearest.</param>
/// <param name="VersionLogit">Log-odds that it says the passage or the same with other numbers.</param>
/// <param name="IsRejected">A reviewer said that a sentence of the article does not report the same.</param>
internal readonly record struct PassageJudgement(double Logit, double VersionLogit, PassageMatch Match, bool IsRejected)
{
    public double Probability => PairModel.Probability(Logit);
}

/// <summary>Asks each article of a story whether it says a passage: the whole article is searched, whatever row its own sentences stand
/// in.</summary>
internal sealed class PassageJudge
{
    /// <summary>Log-odds from which on, below, a pair was parted by a reviewer: no score of ours is so low.</summary>
    private const double Rejected = -15;

    private readonly ImmutableArray<TextUnit> _units;
    private readonly PairsOfUnit _pairs;
    private readonly PassageSearch _search;
    private readonly PassageFeatures _features;
    private readonly PassageModel _model;

    public PassageJudge(ImmutableArray<Witness> witnesses, StoryUnits story, PairsOfUnit pairs, PassageModel model)
    {
        (_units, _pairs, _model) = (story.Segments, pairs, model);
        _search = PassageSearch.Of(witnesses, story);
        _features = new PassageFeatures(_search, witnesses, story);
    }

    public PassageSearch Search => _search;

    public PassageFeatures Features => _features;

    /// <summary>Room for one thread to judge in.</summary>
    public Room NewRoom() => new(_search);

    internal sealed class Room(PassageSearch search)
    {
        public ulong[] Lines { get; } = new ulong[search.LineCount];

        public PassageMatch[] Matches { get; } = new PassageMatch[search.Witnesses];

        public PassageMatch[] Wholes { get; } = new PassageMatch[search.Witnesses];

        public (double Logit, TextUnit? Unit)[] Pairs { get; } = new (double, TextUnit?)[search.Witnesses];
    }

    /// <summary>Visits what a passage is judged by in one article.</summary>
    public delegate void Visit(int witness, ReadOnlySpan<double> features);

    /// <param name="place">The passage, as a place in the story's segments.</param>
    /// <param name="visit">For learning; null: nobody looks.</param>
    /// <returns>A judgement an article; the passage's own article says it.</returns>
    public PassageJudgement[] Judge(int place, Room room, Visit? visit = null)
    {
        var passage = _units[place];
        var sought = PassageSearch.Sought(passage);
        _search.Find(sought, room.Lines, room.Matches);
        var sentence = _features.SentenceOf(passage);
        var whole = passage.IsWhole ? sought : PassageSearch.Sought(sentence);
        if (passage.IsWhole)
            room.Matches.CopyTo(room.Wholes, 0);
        else
            _search.Find(whole, room.Lines, room.Wholes);
        var rejected = BestPairs(place, room.Pairs);
        var judged = new PassageJudgement[_search.Witnesses];
        Span<double> x = stackalloc double[PassageFeatures.Names.Length];
        for (var w = 0; w < judged.Length; w++)
        {
            var match = room.Matches[w];
            _features.Of(
                passage,
                match,
                sought.ShareOf(match.Window),
                whole.ShareOf(room.Wholes[w].Window),
                room.Pairs[w],
                sought.ShareOf(sought.Quoted & ~match.Window),
                x
            );
            visit?.Invoke(w, x);
            var logit = w == passage.Witness ? -Rejected : _model.Logit(x);
            judged[w] = new PassageJudgement(
                logit,
                Math.Max(logit, VersionLogit(sought, whole, match, room.Wholes[w], x)),
                match,
                rejected?.Contains(w) == true
            );
        }
        return judged;
    }

    private double VersionLogit(
        SoughtPassage sought,
        SoughtPassage whole,
        PassageMatch match,
        PassageMatch wholeMatch,
        Span<double> features
    )
    {
        if (sought.Numbers == 0)
            return double.NegativeInfinity;
        (features[0], features[1]) = (sought.ShareBesideNumbers(match.Window), whole.ShareBesideNumbers(wholeMatch.Window));
        return _model.Logit(features);
    }

    /// <summary>All that the article has there are questions.</summary>
    public bool IsQuestion(PassageMatch match)
    {
        var all = match.First >= 0;
        for (var line = match.First; all && line < match.First + match.Lines; line++)
            all = _features.SentenceAt(line) is { IsQuestion: true };
        return all;
    }

    private HashSet<int>? BestPairs(int place, (double Logit, TextUnit? Unit)[] best)
    {
        Array.Fill(best, (double.NegativeInfinity, null));
        HashSet<int>? rejected = null;
        foreach (var (other, score) in _pairs[place])
        {
            var unit = _units[other];
            if (!unit.IsNewest)
                continue;
            var logit = PairModel.Logit(score);
            if (logit <= Rejected)
                (rejected ??= []).Add(unit.Witness);
            else if (logit > best[unit.Witness].Logit)
                best[unit.Witness] = (logit, unit);
        }
        return rejected;
    }

    /// <summary>What a journalist can check of a judgement: where, how many of the passage's words, which names and numbers are not
    /// there.</summary>
    public CellBasis? BasisOf(TextUnit passage, PassageMatch match)
    {
        var sought = PassageSearch.Sought(passage);
        if (sought.Terms.IsEmpty)
            return null;
        var sentences = Enumerable
            .Range(match.First, match.First < 0 ? 0 : match.Lines)
            .Select(line => _search.SentenceAt(line).Index)
            .ToImmutableArray();
        return new CellBasis(sentences, sought.Terms.Length, BitOperations.PopCount(match.Window), BitOperations.PopCount(match.Article))
        {
            NamesMissing = [.. passage.Names.Where(name => Text.Words.Stems(name).Any(stem => IsMissing(passage, sought, match, stem)))],
            NumbersMissing = NumbersMissing(passage, match),
        };
    }

    private static bool IsMissing(TextUnit passage, SoughtPassage sought, PassageMatch match, string stem)
    {
        var at = passage.Stems.BinarySearch(stem, StringComparer.Ordinal);
        if (at < 0 || passage.Stems.Length != passage.Terms.Length)
            return false;
        var id = passage.Terms[at].Id;
        for (var bit = 0; bit < sought.Terms.Length; bit++)
            if (sought.Terms[bit].Id == id)
                return (match.Article & (1UL << bit)) == 0;
        return false;
    }

    private ImmutableArray<string> NumbersMissing(TextUnit passage, PassageMatch match)
    {
        if (passage.Numbers.IsEmpty || match.First < 0)
            return [];
        var (first, end) = (match.First, match.First + match.Lines);
        return
        [
            .. passage
                .Numbers.Where(number =>
                    !Enumerable
                        .Range(first, end - first)
                        .Any(line =>
                            _features.SentenceAt(line) is { } sentence
                            && sentence.Numbers.Any(other => other.Low == number.Low && other.High == number.High)
                        )
                )
                .Select(number => number.Span.Of(passage.Text))
                .Distinct(StringComparer.Ordinal),
        ];
    }
}
