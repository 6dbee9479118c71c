using System.Security.Cryptography;
using Google.Protobuf;
using Onnx;

namespace NarrativeDiff.Embeddings.Int8;

/// <summary>The int8 form of the bundled network: made at the first start, kept as a file, trusted by its checksum alone.</summary>
internal static class Int8Network
{
    /// <summary>Path of the int8 network; made first where it is missing or not what it should be.</summary>
    /// <remarks>Lies beside the fp32 file, or under the user's local data where that folder cannot be written. Two processes that start
    /// together both make it; the same bytes win.</remarks>
    /// <exception cref="InvalidDataException">The fp32 file is not the one the activation ranges were measured on.</exception>
    public static string Of(ModelFolder folder, ActivationRanges ranges)
    {
        string[] places = [folder.Path, UserFolder()];
        var name = $"model-int8-{ranges.Result[..12]}.onnx";
        return places.Select(place => Path.Combine(place, name)).FirstOrDefault(file => IsWhole(file, ranges.Result))
            ?? Make(folder, ranges, places, name);
    }

    public static string ChecksumOf(string file)
    {
        using var stream = File.OpenRead(file);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    public static byte[] BytesOf(string networkFile, ActivationRanges ranges)
    {
        using var stream = File.OpenRead(networkFile);
        return Quantiser.Quantise(ModelProto.Parser.ParseFrom(stream), ranges).ToByteArray();
    }

    private static bool IsWhole(string file, string checksum) => File.Exists(file) && ChecksumOf(file) == checksum;

    private static string Make(ModelFolder folder, ActivationRanges ranges, string[] places, string name)
    {
        if (folder.Checksum() is var source && source != ranges.Source)
            throw new InvalidDataException(
                $"{folder.NetworkFile} has the checksum sha256 {source}, not {ranges.Source}: it is not the bundled "
                    + "model. Rebuild, or use fp32."
            );
        var bytes = BytesOf(folder.NetworkFile, ranges);
        if (Convert.ToHexStringLower(SHA256.HashData(bytes)) is var result && result != ranges.Result)
            throw new InvalidDataException(
                $"the int8 network made of {folder.NetworkFile} has the checksum sha256 {result}, not {ranges.Result}: "
                    + "this build's quantiser and ranges do not belong together. Use fp32."
            );
        return places.Select(place => Written(place, name, bytes)).FirstOrDefault(file => file is not null)
            ?? throw new IOException(
                $"the int8 network cannot be kept in {string.Join(" or ", places)}: neither can be written. Give one "
                    + "of them write access, or use fp32."
            );
    }

    /// <returns>Null where the folder cannot be written.</returns>
    private static string? Written(string folder, string name, byte[] bytes)
    {
        try
        {
            Directory.CreateDirectory(folder);
            var half = Path.Combine(folder, $"{name}.{Environment.ProcessId}-{Environment.CurrentManagedThreadId}.part");
            File.WriteAllBytes(half, bytes);
            File.Move(half, Path.Combine(folder, name), overwrite: true); // whole or not at all
            return Path.Combine(folder, name);
        }
        catch (Exception denied) when (denied is UnauthorizedAccessException or IOException)
        {
            return null;
        }
    }

    private static string UserFolder() =>
        Path.Combine(
            Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify)
                is { Length: > 0 } data
                ? data
                : Path.GetTempPath(),
            "narrativediff",
            "models"
        );
}
