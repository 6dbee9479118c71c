using System.Collections.Frozen;
using System.Collections.Immutable;
using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Articles;
using NarrativeDiff.Core.Language;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Core.Comparison.Facts;

/// <summary>Finds acts that one outlet affirms and another denies, and things that end one way here and another way there.</summary>
internal static class DeedFacts
{
    /// <summary>Tokens of the clause round a verb that say what was done to whom.</summary>
    private const int ClauseWithin = 14;

    private const int MinShared = 2;

    private static readonly FrozenDictionary<string, ImmutableArray<(string Kind, string Group, string Side)>> Sides = Lexicon
        .Lines("opposites.tsv", "Analysis.Facts")
        .Select(line => line.Split('\t'))
        .SelectMany(cells => cells[3].Split(' '), (cells, lemma) => (Lemma: lemma, Side: (cells[0], cells[1], cells[2])))
        .GroupBy(entry => entry.Lemma, entry => entry.Side, StringComparer.Ordinal)
        .ToFrozenDictionary(lemma => lemma.Key, lemma => lemma.ToImmutableArray(), StringComparer.Ordinal);

    private static readonly FrozenSet<string> Light = FrozenSet.ToFrozenSet(
        [
            "be",
            "have",
            "do",
            "get",
            "go",
            "make",
            "take",
            "come",
            "give",
            "say",
            "tell",
            "know",
            "think",
            "want",
            "see",
            "seem",
            "feel",
            "need",
            "believe",
            "expect",
            "look",
            "find",
            "use",
            "try",
            "let",
            "keep",
            "mean",
            "call",
            "ask",
            "show",
            "plan",
            "like",
        ],
        StringComparer.Ordinal
    );

    /// <param name="Modal">It may, must or would be: no fact.</param>
    /// <param name="Subject">Stems of the noun phrase before the verb.</param>
    /// <param name="Around">Content stems of its clause, without the verb's.</param>
    private sealed record Act(
        string Lemma,
        bool Negated,
        bool Modal,
        ImmutableArray<string> Subject,
        ImmutableArray<string> Object,
        ImmutableArray<string> Around,
        TextSpan Span
    )
    {
        public bool SubjectIsName { get; init; }

        /// <summary>"Said that …": what it is about stands in a clause of its own.</summary>
        public bool HasComplement { get; init; }
    }

    private sealed record Acts(ImmutableArray<Act> All);

    private sealed record Item(TextUnit Sentence, Act Act, string Key, string Side, string Kind)
    {
        public bool IsSame(Item other) => Sentence.Equals(other.Sentence) && Act == other.Act;
    }

    public static IEnumerable<Conflict> In(Collation collation, Nearness.Table near)
    {
        var items = collation.Sentences.SelectMany(unit => Items(collation, unit)).ToArray();
        foreach (var (left, right) in Counterparts.Of(collation, items, item => item.Sentence, item => $"{item.Kind}|{item.Key}"))
            if (
                left.Side != right.Side
                && Certainty(near, left, right) is > 0 and var certainty
                && !SaysToo(items, left, right)
                && !SaysToo(items, right, left)
            )
                yield return new Conflict(left.Kind, left.Key, Side(collation, left), Side(collation, right), certainty);
    }

    private static IEnumerable<Item> Items(Collation collation, TextUnit unit)
    {
        var text = collation.WitnessOf(unit).Text;
        foreach (
            var act in text
                .Derived.At(text, unit.Field, unit.Span, static (text, field, span) => new Acts([.. Read(text.TextOf(field), span)]))
                .All
        )
        {
            if (act.Modal)
                continue;
            if (!Light.Contains(act.Lemma))
                yield return new Item(unit, act, act.Lemma, act.Negated ? "no" : "yes", "yes and no");
            foreach (var (kind, group, side) in Sides.GetValueOrDefault(act.Lemma, []))
                if (kind == "opposite" && !act.Negated)
                    yield return new Item(unit, act, group, side, "opposite acts");
                else if (kind == "outcome" && !act.Negated)
                    yield return new Item(unit, act, group, side, "outcome");
        }
    }

    private static IEnumerable<Act> Read(string field, TextSpan span)
    {
        var sentence = TaggedSentence.Of(field, span);
        for (var i = 0; i < sentence.Tokens.Length; i++)
        {
            if (sentence.Tokens[i].Part != Part.Verb)
                continue;
            var (from, to) = Clause(sentence, i);
            var start = sentence.GroupStart(i);
            if (IsReduced(sentence, i) || IsAfterBe(sentence, i))
                continue;
            var modal =
                Enumerable.Range(start, i - start).Any(at => sentence.Tokens[at].Part == Part.Modal)
                || (i > 0 && sentence.Tokens[i - 1].Part == Part.Infinitive)
                || IsConditional(sentence, from, i);
            var subject = start > 0 ? sentence.PhraseAt(start - 1) : null;
            var patient = sentence.IsPassive(i)
                ? subject
                : Enumerable
                    .Range(i + 1, Math.Min(3, sentence.Tokens.Length - i - 1))
                    .Select(sentence.PhraseAt)
                    .FirstOrDefault(phrase => phrase is not null);
            yield return new Act(
                sentence.Tokens[i].Lemma,
                sentence.IsNegated(i),
                modal,
                Stems(sentence, sentence.IsPassive(i) ? null : subject),
                Stems(sentence, patient),
                [
                    .. Words
                        .Stems(sentence.SpanOf(from, to).Of(field))
                        .Where(stem => stem != Stemmer.Stem(sentence.Tokens[i].Word))
                        .Distinct(StringComparer.Ordinal),
                ],
                sentence.SpanOf(from, to)
            )
            {
                SubjectIsName = subject is { } named && sentence.Tokens[named.Head].Part == Part.Name,
                HasComplement = i + 1 < sentence.Tokens.Length && sentence.Tokens[i + 1].Part is Part.Subordinator or Part.Quote,
            };
        }
    }

    /// <summary>"Memos written by him": the participle says which memos, and no act.</summary>
    private static bool IsReduced(TaggedSentence sentence, int verb) =>
        sentence.Tokens[verb].Form == VerbForm.Participle && sentence.GroupStart(verb) == verb;

    /// <summary>"What you don't do is engage": the negation belongs to the verb before.</summary>
    private static bool IsAfterBe(TaggedSentence sentence, int verb) =>
        verb > 0 && sentence.Tokens[verb].Form == VerbForm.Base && sentence.Tokens[verb - 1].Lemma == "be";

    private static bool IsConditional(TaggedSentence sentence, int from, int verb) =>
        Enumerable
            .Range(Math.Max(0, from - 1), verb - Math.Max(0, from - 1))
            .Any(at =>
                sentence.Tokens[at].Word
                    is "if"
                        or "whether"
                        or "unless"
                        or "until"
                        or "before"
                        or "how"
                        or "what"
                        or "why"
                        or "when"
                        or "where"
            );

    private static ImmutableArray<string> Stems(TaggedSentence sentence, NounPhrase? phrase) =>
        phrase is { } found && sentence.Tokens[found.Head].Part is Part.Noun or Part.Name
            ?
            [
                .. sentence
                    .Tokens[found.First..(found.Last + 1)]
                    .Where(token => token.Part is Part.Noun or Part.Name)
                    .Select(token => Stemmer.Stem(token.Lemma)),
            ]
            : [];

    /// <summary>From the mark or conjunction before the verb to the one behind it.</summary>
    private static (int From, int To) Clause(TaggedSentence sentence, int verb)
    {
        var (from, to) = (verb, verb);
        while (from > 0 && verb - from < ClauseWithin && !Parts(sentence.Tokens[from - 1]))
            from--;
        while (to + 1 < sentence.Tokens.Length && to - verb < ClauseWithin && !Parts(sentence.Tokens[to + 1]))
            to++;
        return (from, to);
    }

    private static bool Parts(Token token) =>
        token.Word is ";" or ":" or "," or "." or "that" or "but" or "which" or "who" || token.Part is Part.Quote or Part.Dash;

    private static double Certainty(Nearness.Table near, Item left, Item right)
    {
        var nearness = near.Of(left.Sentence, right.Sentence);
        var (a, b) = (left.Act, right.Act);
        var shared = a.Around.Count(b.Around.Contains);
        return left.Kind switch
        {
            "yes and no" => Denies(left, right) && nearness.Cosine >= MinCosine && !near.AreCopies(left.Sentence, right.Sentence)
                ? nearness.Certainty
                : 0,
            "opposite acts" => Meets(a.Object, b.Object)
            && Meets(a.Subject, b.Subject)
            && nearness.IsOneMatter
            && nearness.Cosine >= CosineFrom
                ? nearness.Certainty
                : 0,
            _ => Meets(a.Object, b.Object) && nearness.IsOneMatter && nearness.Cosine >= CosineFrom && shared >= MinShared
                ? nearness.Certainty
                : 0,
        };
    }

    private const double MinCosine = 0.4;

    private const double CosineFrom = 0.6;

    /// <summary>What is denied is what the other affirms: all that the denied clause says of the thing stands in the other
    /// sentence.</summary>
    private static bool Denies(Item left, Item right)
    {
        var (no, yes) = left.Act.Negated ? (left, right) : (right, left);
        var denied = no.Act.Around.Where(stem => !no.Act.Subject.Contains(stem) && !Faint.Contains(stem)).ToArray();
        var missing = denied.Count(stem => !yes.Sentence.Stems.Contains(stem));
        return !no.Act.HasComplement
            && !yes.Act.HasComplement
            && !no.Act.Object.IsEmpty
            && !yes.Act.Object.IsEmpty
            && no.Act.Object.All(yes.Sentence.Stems.Contains)
            && (!yes.Act.Object.Intersect(no.Act.Object).Any() || Meets(no.Act.Object, yes.Act.Object))
            && yes.Act.Around.Contains("jr") == no.Act.Around.Contains("jr")
            && denied.Length >= MinShared
            && missing * MissingTimes <= denied.Length
            && (no.Act.Subject.IsEmpty || yes.Act.Subject.IsEmpty || Meets(no.Act.Subject, yes.Act.Subject) || !IsName(no, yes));
    }

    /// <summary>One in so many words of the denied clause may be missing.</summary>
    private const int MissingTimes = 4;

    private static readonly FrozenSet<string> Faint = FrozenSet.ToFrozenSet(
        ["not", "n't", "never", "no", "yet", "also", "still", "jr"],
        StringComparer.Ordinal
    );

    /// <summary>Both doers are named, and not alike.</summary>
    private static bool IsName(Item no, Item yes) => no.Act.SubjectIsName && yes.Act.SubjectIsName;

    private static bool Meets(ImmutableArray<string> one, ImmutableArray<string> other) =>
        !one.IsEmpty && !other.IsEmpty && one[^1] == other[^1];

    /// <summary>The article says the other's version of it too.</summary>
    private static bool SaysToo(Item[] all, Item own, Item other) =>
        all.Any(item =>
            item.Sentence.Witness == own.Sentence.Witness
            && item.Kind == own.Kind
            && item.Key == own.Key
            && item.Side == other.Side
            && item.Act.Around.Count(other.Act.Around.Contains) >= MinShared
        );

    private static FactSide Side(Collation collation, Item item) =>
        new(item.Sentence, item.Act.Span, item.Act.Span.Of(collation.WitnessOf(item.Sentence).Text.TextOf(item.Sentence.Field)), item.Side);
}
