using System.Diagnostics;
using System.Text;

namespace NarrativeDiff.Worker.Fixtures;

/// <summary>A server or worker that a test starts and ends by its process id; what it printed stands in the failure.</summary>
internal sealed class Child : IAsyncDisposable
{
    private readonly StringBuilder _output = new();
    private readonly Process _process;

    private Child(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public bool HasExited => _process.HasExited;

    public int ExitCode => _process.ExitCode;

    public int Id => _process.Id;

    public string Output
    {
        get
        {
            lock (_output)
                return _output.ToString();
        }
    }

    public static Child Start(
        string file,
        IEnumerable<string> arguments,
        IReadOnlyDictionary<string, string>? environment = null,
        string? folder = null
    )
    {
        var start = new ProcessStartInfo(file, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            WorkingDirectory = folder ?? Path.GetTempPath(),
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
            start.Environment[name] = value;
        return new Child(new Process { StartInfo = start });
    }

    /// <summary>kill -9, with everything it started.</summary>
    public async Task KillAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        // Not WaitForExitAsync: that also waits for the end of the output, which a grandchild may hold open.
        Assert.True(await Task.Run(() => _process.WaitForExit(TimeSpan.FromSeconds(20))), $"process {_process.Id} outlived kill -9");
    }

    public async Task<int> ExitAsync(TimeSpan patience, CancellationToken cancel)
    {
        await _process.WaitForExitAsync(cancel).WaitAsync(patience, cancel);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process.Dispose();
    }

    public static int FreePort() => ReservedPorts.Next();

    private void Keep(string? line)
    {
        lock (_output)
            _output.AppendLine(line);
    }
}
