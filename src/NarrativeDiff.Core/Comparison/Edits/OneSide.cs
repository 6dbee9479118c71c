using System.Collections.Immutable;
using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Analysis.Certainty;
using NarrativeDiff.Core.Comparison.Labels;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Core.Comparison.Edits;

/// <summary>Whether the source that went and the one that came may be two names of one side: a capital, a palace, a ministry speak for one
/// government, and no text says so.</summary>
/// <remarks>Both are names of places or bodies that the story shows at no odds: neither accuses or denies the other, and what the one says
/// the other does not deny.</remarks>
internal static class OneSide
{
    /// <summary>Words between a cue and the name it is turned against: "accused the government of Norland".</summary>
    private const int Reach = 3;

    public static bool MayHave(Collation collation, Edited before, Edited after, Direction changed)
    {
        var (one, other) = (NameOf(before, changed.Before!.Value), NameOf(after, changed.After!.Value));
        return one.Length > 0
            && other.Length > 0
            && (before.Assessed.Rung == CertaintyLevel.Denied) == (after.Assessed.Rung == CertaintyLevel.Denied)
            && IsPlaceOrBody(collation, one)
            && IsPlaceOrBody(collation, other)
            && !AtOdds(collation, one, other);
    }

    /// <summary>Lower-cased; empty where the source is more than a name: "officials in Norland", "the ministry".</summary>
    private static string NameOf(Edited edited, TextSpan source)
    {
        var words = WordsIn(source.Of(edited.Version.Text.TextOf(edited.Sentence.Field)))
            .SkipWhile(word => word is "the" or "The")
            .ToArray();
        return words.All(word => char.IsUpper(word[0])) ? string.Join(' ', words).ToLowerInvariant() : "";
    }

    private static bool IsPlaceOrBody(Collation collation, string name) =>
        LabelTable.Of(collation).Referents.FirstOrDefault(referent => referent.Labels.Any(label => label.Key == name))
            is { Kind: "place" or "organisation" };

    private static bool AtOdds(Collation collation, string one, string other) =>
        collation
            .Witnesses.SelectMany(witness => witness.Versions)
            .Any(version =>
                version
                    .Text.Sentences.Where(sentence => sentence.Excluded is null)
                    .Any(sentence =>
                        IsAgainst(version.Text.TextOf(sentence), one, other) || IsAgainst(version.Text.TextOf(sentence), other, one)
                    )
            );

    /// <summary>The one before a word of doubt or denial, the other right behind it.</summary>
    private static bool IsAgainst(string sentence, string one, string other) =>
        Names(sentence, one)
        && Names(sentence, other)
        && CertaintyCues
            .Find(sentence)
            .Any(cue =>
                cue.Rung is CertaintyLevel.Distanced or CertaintyLevel.Denied
                && Names(sentence[..cue.Span.Start], one)
                && Names(string.Join(' ', WordsIn(sentence[cue.Span.End..]).Take(Reach + other.Count(letter => letter == ' '))), other)
            );

    private static bool Names(string text, string name) =>
        text.Contains(name.Split(' ')[0], StringComparison.OrdinalIgnoreCase)
        && $" {string.Join(' ', WordsIn(text)).ToLowerInvariant()} ".Contains($" {name} ", StringComparison.Ordinal);

    /// <summary>A possessive ending is left out.</summary>
    private static IEnumerable<string> WordsIn(string text) =>
        Chunker
            .Chunk(text)
            .Where(chunk => chunk.Kind == ChunkKind.Word)
            .Select(chunk => chunk.Span.Of(text))
            .Select(word => word.Length > 2 && word[^1] == 's' && Characters.IsApostrophe(word[^2]) ? word[..^2] : word);
}
