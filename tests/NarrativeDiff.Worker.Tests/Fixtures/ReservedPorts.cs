using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace NarrativeDiff.Worker.Fixtures;

/// <summary>Ports for servers that tests start later: each is given once, and nobody else takes it meanwhile.</summary>
/// <remarks>
/// The system hands out ports by itself only within its own range, so these lie below. Test processes keep off each other by a locked file
/// a port,
/// which the system releases when the process ends.
/// </remarks>
internal static class ReservedPorts
{
    private const int First = 15_000;
    private static readonly Lock OneAtATime = new();
    private static readonly List<FileStream> Held = [];
    private static readonly int Last = FirstOfTheSystem() - 1;

    public static int Next()
    {
        lock (OneAtATime)
        {
            var folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), "nd-ports")).FullName;
            for (var tries = 0; tries < 10_000; tries++)
            {
                var port = Random.Shared.Next(First, Last);
                if (TryHold(Path.Combine(folder, port.ToString(CultureInfo.InvariantCulture))) is not { } held)
                    continue;
                if (IsFree(port))
                {
                    Held.Add(held);
                    return port;
                }

                held.Dispose();
            }
        }

        throw new InvalidOperationException($"no free port between {First} and {Last}");
    }

    private static FileStream? TryHold(string file)
    {
        try
        {
            return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (Exception taken) when (taken is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static bool IsFree(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static int FirstOfTheSystem()
    {
        const string File = "/proc/sys/net/ipv4/ip_local_port_range";
        return
            System.IO.File.Exists(File)
            && int.TryParse(System.IO.File.ReadAllText(File).Split('\t', ' ')[0], CultureInfo.InvariantCulture, out var first)
            && first > First + 1_000
            ? first
            : 32_768;
    }
}
