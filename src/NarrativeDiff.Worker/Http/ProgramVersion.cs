using System.Security.Cryptography;
using NarrativeDiff.Core;

namespace NarrativeDiff.Worker.Http;

/// <summary>Changes with the program: what it makes of a stored report belongs to one version of it, and so does the tag of the
/// answer.</summary>
internal static class ProgramVersion
{
    /// <summary>A build is deterministic: the same sources have the same id on every machine.</summary>
    public static string Tag { get; } =
        Convert.ToHexStringLower(SHA256.HashData([.. Id(typeof(ProgramVersion)), .. Id(typeof(StoryComparer))]))[..8];

    private static byte[] Id(Type type) => type.Module.ModuleVersionId.ToByteArray();
}
