using System.Collections.Immutable;
using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Core.Articles;

public static class ArticleReader
{
    public static ArticleText Read(ArticleVersion version)
    {
        var list = ImmutableArray.CreateBuilder<Sentence>();
        int at = 0;
        foreach (var line in version.Body.Split('\n'))
        {
            if (line.Trim().Length > 0) { var sp = new TextSpan(at + line.Length - line.TrimStart().Length, line.Trim().Length); list.Add(new Sentence(list.Count, TextField.Body, sp, null, [sp])); }
            at += line.Length + 1;
        }
        var h = new TextSpan(0, version.Headline.Length);
        list.Add(new Sentence(list.Count, TextField.Headline, h, version.Headline.StartsWith('(') ? Exclusion.Boilerplate : null, [h]));
        return new ArticleText(version.Headline, version.Body, list.ToImmutable());
    }
}
