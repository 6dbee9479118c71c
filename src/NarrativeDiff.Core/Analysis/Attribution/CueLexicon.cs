using System.Collections.Frozen;
using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Core.Analysis.Attribution;

/// <summary>The words that report, with their stance; read from the lists of this folder.</summary>
internal static class CueLexicon
{
    private const string Room = "Analysis.Attribution";

    private static readonly FrozenDictionary<string, ReportingVerb> Verbs = ReadVerbs();
    private static readonly FrozenDictionary<string, Stance> Nouns = ReadStances("reporting-nouns.tsv");
    private static readonly FrozenDictionary<string, Stance> Adjectives = ReadStances("reporting-adjectives.tsv");
    private static readonly FrozenDictionary<string, Stance> PhrasalVerbs = ReadStances("reporting-phrases.tsv");
    private static readonly FrozenDictionary<string, Stance> NounPhrases = ReadStances("reporting-noun-phrases.tsv");
    private static readonly FrozenDictionary<string, FrozenSet<string>> SourceWords = Lexicon.Kinds("source-words.tsv", Room);

    public static ReportingVerb? Verb(string lemma) => Verbs.GetValueOrDefault(lemma);

    public static Stance? Noun(string lemma) => Nouns.TryGetValue(lemma, out var stance) ? stance : null;

    public static Stance? Phrasal(string lemma, string next) => PhrasalVerbs.TryGetValue($"{lemma}_{next}", out var stance) ? stance : null;

    public static Stance? Noun(string lemma, string next) => NounPhrases.TryGetValue($"{lemma}_{next}", out var stance) ? stance : null;

    public static Stance? Adjective(string word) => Adjectives.TryGetValue(word, out var stance) ? stance : null;

    public static bool IsSource(string kind, string word) => SourceWords[kind].Contains(word);

    private static IEnumerable<string[]> Rows(string file) => Lexicon.Lines(file, Room).Select(line => line.Split('\t'));

    private static FrozenDictionary<string, ReportingVerb> ReadVerbs()
    {
        var frames = Rows("cue-frames.tsv")
            .ToDictionary(row => row[0], row => row[1].Split(' ').Select(Enum.Parse<Frame>).ToArray(), StringComparer.Ordinal);
        return Rows("reporting-verbs.tsv")
            .SelectMany(row => row[2].Split(' ').Select(lemma => (Class: row[0], Stance: Enum.Parse<Stance>(row[1], true), Lemma: lemma)))
            .GroupBy(verb => verb.Lemma, StringComparer.Ordinal)
            .ToFrozenDictionary(
                verb => verb.Key,
                verb => new ReportingVerb(
                    verb.Key,
                    verb.Select(row => row.Stance).FirstOrDefault(stance => stance != Stance.Neutral),
                    verb.Select(row => row.Class).ToFrozenSet(StringComparer.Ordinal),
                    verb.SelectMany(row => frames[row.Class]).ToFrozenSet()
                ),
                StringComparer.Ordinal
            );
    }

    private static FrozenDictionary<string, Stance> ReadStances(string file) =>
        Rows(file)
            .SelectMany(row => row[1].Split(' ').Select(word => KeyValuePair.Create(word, Enum.Parse<Stance>(row[0], true))))
            .DistinctBy(pair => pair.Key)
            .ToFrozenDictionary(StringComparer.Ordinal);
}
