using System.Collections.Immutable;
using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Analysis;
using NarrativeDiff.Core.Analysis.Attribution;
using NarrativeDiff.Core.Analysis.Labels;
using NarrativeDiff.Core.Analysis.OwnWords;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Comparison.Labels;

/// <summary>One use of a name in a newest version.</summary>
/// <param name="Voice"><c>outlet</c>, <c>attributed</c> or <c>quoted</c>.</param>
internal sealed record NameUse(LabelUse Use, string Voice, ImmutableArray<LabelClaim> Claims)
{
    public int Witness => Use.Witness;

    public Mention Mention => Use.Mention;

    public bool IsOwn => Voice == Voices.Outlet;
}

/// <summary>What the outlets call one referent in their newest versions, and what these names claim.</summary>
/// <param name="Uses">In witness and reading order.</param>
/// <param name="Claims">Words of names that one outlet uses in its own voice and another, which names the referent too, does not; heaviest
/// first.</param>
internal sealed record ReferentNames(Referent Referent, ImmutableArray<NameUse> Uses, ImmutableArray<LabelClaim> Claims)
{
    /// <summary>A noun used less often in a story is no thing that the story turns on.</summary>
    private const int MinUsesOfNoun = 4;

    /// <summary>Code units before a name in which it may be called a charge.</summary>
    private const int MaxCharge = 24;

    /// <summary>Every story has many.</summary>
    private const string Statements = "class:statement";

    public static ReferentNames Of(Collation collation, Referent referent)
    {
        var claims = new Dictionary<string, ImmutableArray<LabelClaim>>(StringComparer.Ordinal);
        var uses = referent
            .Uses.Where(use => use.Version == collation.Witnesses[use.Witness].Versions.Length - 1)
            .OrderBy(use => use.Witness)
            .ThenBy(use => use.Mention.Place.Sentence)
            .ThenBy(use => use.Mention.Place.Span)
            .Where(use => !IsCharge(collation, use))
            .Select(use => new NameUse(use, VoiceOf(collation, use), Fitting(referent, use.Mention, ClaimsOf(claims, use.Mention.Phrase))))
            .ToImmutableArray();
        return new ReferentNames(referent, uses, Differing(referent, uses));
    }

    /// <summary>"Charged with murder", "a count of terrorism" name an offence, not what happened.</summary>
    private static bool IsCharge(Collation collation, LabelUse use)
    {
        var place = use.Mention.Place;
        var article = collation.Witnesses[use.Witness].Text;
        var before = (place.Field == TextField.Body ? article.Body : article.Headline)[
            Math.Max(0, place.Span.Start - MaxCharge)..place.Span.Start
        ];
        var words = before.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return words.Length > 1
            && (words[^1] is "of" or "with")
            && (words[^2] is "charge" or "charges" or "charged" or "count" or "counts" or "guilty" or "convicted" or "suspicion");
    }

    private static ImmutableArray<LabelClaim> ClaimsOf(Dictionary<string, ImmutableArray<LabelClaim>> known, string phrase) =>
        known.TryGetValue(phrase, out var claims) ? claims : known[phrase] = LabelClaims.Of(phrase);

    /// <summary>A bare name claims nothing by the words that happen to stand before it; of a country or body only words for its rule
    /// count.</summary>
    private static ImmutableArray<LabelClaim> Fitting(Referent referent, Mention mention, ImmutableArray<LabelClaim> claims) =>
        mention.IsNamed && mention.Head.Length == 0 ? []
        : referent.Kind is "place" or "organisation" ? [.. claims.Where(claim => LabelClaims.IsOfRule(claim.Word))]
        : claims;

    /// <summary>What somebody attacks or announces is named by the outlet.</summary>
    private static string VoiceOf(Collation collation, LabelUse use) =>
        use.Voice != Voices.Reported
            ? use.Voice
            : WordVoice.At(collation.Witnesses[use.Witness].Text, use.Mention.Place.Field, use.Mention.Place.Span);

    private static ImmutableArray<LabelClaim> Differing(Referent referent, ImmutableArray<NameUse> uses)
    {
        if (!IsOneThing(referent, uses))
            return [];
        var witnesses = uses.Select(use => use.Witness).Distinct().ToArray();
        return
        [
            .. uses.Where(use => use.IsOwn)
                .SelectMany(use => use.Claims.Select(claim => (Claim: claim, use.Witness)))
                .GroupBy(use => use.Claim)
                .Where(claim => claim.Select(use => use.Witness).Distinct().Count() is var with && with > 0 && with < witnesses.Length)
                .OrderByDescending(claim => claim.Key.Weight)
                .ThenByDescending(claim => claim.Count())
                .ThenBy(claim => claim.Key.Word, StringComparer.Ordinal)
                .Select(claim => claim.Key),
        ];
    }

    /// <summary>Two articles that use one common noun need not mean one thing by it: it must be definite or plural in both, and the story
    /// must turn on it.</summary>
    private static bool IsOneThing(Referent referent, ImmutableArray<NameUse> uses)
    {
        if (uses.Select(use => use.Witness).Distinct().Count() < 2)
            return false;
        if (referent.Key.Split(' ')[0] == Statements)
            return false;
        if (!referent.Key.StartsWith("head:", StringComparison.Ordinal))
            return true;
        return uses.Length >= MinUsesOfNoun
            && !LabelClaims.IsOfMany(uses[0].Mention.Head)
            && NounSynonyms.KindOf(uses[0].Mention.Head) is not null
            && uses.GroupBy(use => use.Witness).Count(witness => witness.Any(use => use.Mention.IsDefinite || use.Mention.IsPlural)) >= 2;
    }
}
