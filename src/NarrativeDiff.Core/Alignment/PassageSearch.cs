using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using NarrativeDiff.Core.Articles;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Core.Alignment;

/// <summary>Where an article comes nearest to a passage: up to three sentences in a row, and how much of the passage's words they and the
/// whole article have.</summary>
/// <param name="First">First line of the window; −1 where the article has no word of the passage.</param>
/// <param name="Lines">Sentences in the window.</param>
/// <param name="Window">The passage's words that stand in the window, a bit a word.</param>
/// <param name="Article">The same of the whole article, headline and captions included.</param>
/// <param name="Line">The same of the best single sentence.</param>
internal readonly record struct PassageMatch(int First, int Lines, ulong Window, ulong Article, ulong Line);

/// <summary>The words of a passage as they are looked for: the heaviest 64, a bit each.</summary>
/// <param name="Names">Bits of the words that are names.</param>
/// <param name="Numbers">Bits of the words that are numbers, dates or weekdays.</param>
/// <param name="Quoted">Bits of the words that stand in quotation marks.</param>
internal sealed record SoughtPassage(ImmutableArray<Term> Terms, double Weight, ulong Names, ulong Numbers, ulong Quoted)
{
    public const int MaxTerms = 64;

    /// <summary>Weight of the words whose bits are set.</summary>
    public double WeightOf(ulong bits)
    {
        var sum = 0.0;
        for (; bits != 0; bits &= bits - 1)
            sum += Terms[BitOperations.TrailingZeroCount(bits)].Weight;
        return sum;
    }

    /// <summary>Share of the passage's weighted words, 0–1.</summary>
    public double ShareOf(ulong bits) => Weight > 0 ? WeightOf(bits) / Weight : 0;

    /// <summary>The same without numbers and days: with others it is another version of the same statement.</summary>
    public double ShareBesideNumbers(ulong bits) =>
        Weight - WeightOf(Numbers) is var weight and > 0 ? WeightOf(bits & ~Numbers) / weight : ShareOf(bits);
}

/// <summary>Searches every newest version of a story for the words of a passage, through one index of words.</summary>
/// <remarks>
/// A passage costs what its words have entries in the index, and one look at each sentence. A window is up to three sentences of the body
/// in a row, or the
/// headline, which never joins the body. Captions take no part in the comparison, but an article that says something in a caption says it.
/// </remarks>
internal sealed class PassageSearch
{
    /// <summary>Longest window, in sentences.</summary>
    public const int MaxWindow = 3;

    private static readonly ImmutableArray<string> Months =
    [
        .. CultureInfo.InvariantCulture.DateTimeFormat.MonthNames.Where(name => name.Length > 0).SelectMany(Words.Stems),
    ];

    private readonly int[] _starts;
    private readonly Sentence[] _lines;
    private readonly int[] _termStarts;
    private readonly int[] _postings;

    private PassageSearch(int[] starts, Sentence[] lines, int[] termStarts, int[] postings) =>
        (_starts, _lines, _termStarts, _postings) = (starts, lines, termStarts, postings);

    public int Witnesses => _starts.Length - 1;

    public int LineCount => _lines.Length;

    public Sentence SentenceAt(int line) => _lines[line];

    /// <summary>The lines of a witness: the headline first, then the body in reading order.</summary>
    public (int From, int To) LinesOf(int witness) => (_starts[witness], _starts[witness + 1]);

    public static PassageSearch Of(ImmutableArray<Witness> witnesses, StoryUnits units)
    {
        var terms = TermsByLine(units);
        var starts = new int[witnesses.Length + 1];
        var lines = new List<Sentence>();
        var found = new List<ImmutableArray<Term>>();
        Dictionary<string, Term>? known = null;
        for (var w = 0; w < witnesses.Length; w++)
        {
            foreach (var sentence in InSearchOrder(witnesses[w].Text))
            {
                lines.Add(sentence);
                found.Add(
                    terms.TryGetValue((w, sentence.Index), out var own)
                        ? own
                        : Known(known ??= TermByStem(units), witnesses[w].Text.TextOf(sentence))
                );
            }
            starts[w + 1] = lines.Count;
        }
        var (termStarts, postings) = Index(found);
        return new PassageSearch(starts, [.. lines], termStarts, postings);
    }

    private static IEnumerable<Sentence> InSearchOrder(ArticleText text) =>
        text
            .Sentences.Where(sentence => sentence.Excluded is null or Exclusion.Caption)
            .OrderBy(sentence => sentence.Field == TextField.Headline ? 0 : 1)
            .ThenBy(sentence => sentence.Index);

    private static Dictionary<(int, int), ImmutableArray<Term>> TermsByLine(StoryUnits units) =>
        units.Sentences.Where(unit => unit.IsNewest).ToDictionary(unit => (unit.Witness, unit.Sentence), unit => unit.Terms);

    private static Dictionary<string, Term> TermByStem(StoryUnits units)
    {
        var terms = new Dictionary<string, Term>(StringComparer.Ordinal);
        foreach (var unit in units.Sentences)
            if (unit.IsNewest && unit.Stems.Length == unit.Terms.Length)
                for (var i = 0; i < unit.Terms.Length; i++)
                    terms[unit.Stems[i]] = unit.Terms[i];
        return terms;
    }

    private static ImmutableArray<Term> Known(Dictionary<string, Term> known, string text) =>
        [
            .. Words
                .Stems(Normalise.ForMatching(text))
                .Distinct(StringComparer.Ordinal)
                .Where(known.ContainsKey)
                .Select(stem => known[stem])
                .OrderBy(term => term.Id),
        ];

    private static (int[] Starts, int[] Postings) Index(List<ImmutableArray<Term>> lines)
    {
        var count = lines.Select(terms => terms.IsEmpty ? 0 : terms[^1].Id + 1).DefaultIfEmpty(0).Max();
        var starts = new int[count + 1];
        foreach (var terms in lines)
        foreach (var term in terms)
            starts[term.Id + 1]++;
        for (var term = 0; term < count; term++)
            starts[term + 1] += starts[term];
        var postings = new int[starts[^1]];
        var next = starts[..^1];
        for (var line = 0; line < lines.Count; line++)
            foreach (var term in lines[line])
                postings[next[term.Id]++] = line;
        return (starts, postings);
    }

    /// <summary>A passage made ready to be looked for: a unit, or several of one reading together.</summary>
    public static SoughtPassage Sought(params ReadOnlySpan<TextUnit> units)
    {
        var terms = units.Length == 1 ? units[0].Terms : Together(units);
        if (terms.Length > SoughtPassage.MaxTerms)
            terms =
            [
                .. terms
                    .OrderByDescending(term => term.Weight)
                    .ThenBy(term => term.Id)
                    .Take(SoughtPassage.MaxTerms)
                    .OrderBy(term => term.Id),
            ];
        var (names, numbers, stems) = (NameStems(units), NumberStems(units), Stems(units));
        var (weight, nameBits, numberBits, quotedBits) = (0.0, 0UL, 0UL, 0UL);
        for (var i = 0; i < terms.Length; i++)
        {
            weight += terms[i].Weight;
            foreach (var unit in units)
                quotedBits |= unit.Quoted.Contains(terms[i]) ? 1UL << i : 0;
            if (!stems.TryGetValue(terms[i].Id, out var stem))
                continue;
            nameBits |= names.Contains(stem) ? 1UL << i : 0;
            numberBits |= numbers.Contains(stem) ? 1UL << i : 0;
        }
        return new SoughtPassage(terms, weight, nameBits, numberBits, quotedBits);
    }

    private static ImmutableArray<Term> Together(ReadOnlySpan<TextUnit> units)
    {
        var all = new SortedDictionary<int, Term>();
        foreach (var unit in units)
        foreach (var term in unit.Terms)
            all[term.Id] = term;
        return [.. all.Values];
    }

    private static HashSet<string> NameStems(ReadOnlySpan<TextUnit> units)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var unit in units)
        foreach (var name in unit.Names)
            names.UnionWith(Words.Stems(name));
        return names;
    }

    private static HashSet<string> NumberStems(ReadOnlySpan<TextUnit> units)
    {
        var numbers = new HashSet<string>(StringComparer.Ordinal);
        foreach (var unit in units)
        {
            foreach (var number in unit.Numbers)
                numbers.UnionWith(Words.Stems(number.Span.Of(unit.Text)));
            if (unit.Numbers.Any(number => number.Kind is NumberKind.Date))
                numbers.UnionWith(Months);
            foreach (var day in unit.Days)
                numbers.UnionWith(Words.Stems(day));
        }
        return numbers;
    }

    private static Dictionary<int, string> Stems(ReadOnlySpan<TextUnit> units)
    {
        var stems = new Dictionary<int, string>();
        foreach (var unit in units)
            if (unit.Stems.Length == unit.Terms.Length)
                for (var i = 0; i < unit.Terms.Length; i++)
                    stems[unit.Terms[i].Id] = unit.Stems[i];
        return stems;
    }

    /// <param name="room">A place a line, all 0; left as it was.</param>
    /// <param name="into">A place a witness.</param>
    public void Find(SoughtPassage passage, ulong[] room, Span<PassageMatch> into)
    {
        for (var i = 0; i < passage.Terms.Length; i++)
            if (passage.Terms[i].Id + 1 < _termStarts.Length)
                foreach (var line in _postings.AsSpan(_termStarts[passage.Terms[i].Id].._termStarts[passage.Terms[i].Id + 1]))
                    room[line] |= 1UL << i;
        for (var witness = 0; witness < into.Length; witness++)
            into[witness] = Best(passage, room, witness);
        Array.Clear(room, 0, _lines.Length);
    }

    private PassageMatch Best(SoughtPassage passage, ulong[] room, int witness)
    {
        var (from, to) = LinesOf(witness);
        var (article, line, lineWeight) = (0UL, 0UL, 0.0);
        var (first, count, window, weight) = (-1, 0, 0UL, 0.0);
        for (var i = from; i < to; i++)
        {
            if (room[i] == 0)
                continue;
            article |= room[i];
            if (passage.WeightOf(room[i]) is var own && own > lineWeight)
                (line, lineWeight) = (room[i], own);
        }
        if (article == 0)
            return new PassageMatch(-1, 0, 0, 0, 0);
        for (var length = 1; length <= MaxWindow; length++)
        for (var i = from; i + length <= to; i++)
        {
            // the headline stands first and alone; a window that begins or ends with nothing of the passage is a shorter one
            if (room[i] == 0 || room[i + length - 1] == 0 || (length > 1 && _lines[i].Field == TextField.Headline))
                continue;
            var bits = room[i] | room[i + length - 1] | (length == MaxWindow ? room[i + 1] : 0);
            if ((bits & ~window) != 0 && passage.WeightOf(bits) is var own && own > weight)
                (first, count, window, weight) = (i, length, bits, own);
        }
        return new PassageMatch(first, count, window, article, line);
    }
}
