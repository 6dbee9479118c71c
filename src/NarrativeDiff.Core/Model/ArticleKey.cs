namespace NarrativeDiff.Core.Model;

/// <summary>Names one article of one outlet; all its versions share it.</summary>
public readonly record struct ArticleKey(OutletId Outlet, string ArticleId) : IComparable<ArticleKey>
{
    public int CompareTo(ArticleKey other)
    {
        var byOutlet = string.CompareOrdinal(Outlet.Value, other.Outlet.Value);
        return byOutlet != 0 ? byOutlet : string.CompareOrdinal(ArticleId, other.ArticleId);
    }

    public static bool operator <(ArticleKey left, ArticleKey right) => left.CompareTo(right) < 0;

    public static bool operator >(ArticleKey left, ArticleKey right) => left.CompareTo(right) > 0;

    public static bool operator <=(ArticleKey left, ArticleKey right) => left.CompareTo(right) <= 0;

    public static bool operator >=(ArticleKey left, ArticleKey right) => left.CompareTo(right) >= 0;

    public override string ToString() => $"{Outlet}/{ArticleId}";
}

/// <summary>The stable id of an outlet, e.g. <c>harbour-post</c>. Never an input to a rule.</summary>
public readonly record struct OutletId(string Value)
{
    public override string ToString() => Value;
}
