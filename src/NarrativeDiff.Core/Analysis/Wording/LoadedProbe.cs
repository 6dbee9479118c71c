namespace NarrativeDiff.Core.Analysis.Wording;

/// <summary>The shipped model on sentence vectors, trained on our own example sentences (<c>loaded-examples.jsonl</c>) and on nothing
/// else.</summary>
internal static class LoadedProbe
{
    private const string Resource = "NarrativeDiff.Core.Analysis.Wording.loaded-probe.json";

    /// <summary>Null in a build without it, as when it is made again.</summary>
    public static LoadedModel? Read()
    {
        using var stream = typeof(LoadedProbe).Assembly.GetManifestResourceStream(Resource);
        if (stream is null)
            return null;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return LoadedModelJson.Read(bytes.ToArray());
    }
}
