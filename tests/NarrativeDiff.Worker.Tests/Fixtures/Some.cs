namespace NarrativeDiff.Worker;

/// <summary>Article versions as a test needs them: good in all fields but the one it names.</summary>
internal static class Some
{
    /// <param name="json">The field's value as JSON.</param>
    /// <param name="more">Further fields, as <c>,"name":value</c>.</param>
    public static string Message(string? field = null, string json = "null", string more = "")
    {
        var fields = new List<(string Name, string Json)>
        {
            ("outlet", "\"harbour-post\""), ("articleId", "\"a1\""), ("headline", "\"Mill burns\""), ("body", "\"The mill burnt.\""), ("publishedAt", "\"2030-05-03T14:35:00Z\""),
        };
        fields.RemoveAll(f => f.Name == field);
        if (field is not null)
            fields.Add((field, json));
        return $"{{{string.Join(',', fields.Select(f => $"\"{f.Name}\":{f.Json}"))}{more}}}";
    }
}
