namespace NarrativeDiff.Core.Model;

/// <summary>The stable id of an outlet, e.g. <c>harbour-post</c>. Never an input to a rule.</summary>
public readonly record struct OutletId(string Value)
{
    public override string ToString() => Value;
}
