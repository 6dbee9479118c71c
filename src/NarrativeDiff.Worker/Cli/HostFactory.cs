namespace NarrativeDiff.Worker.Cli;

/// <summary>Builds the worker for the verbs that run it: <c>Program</c> passes it in, so that a verb need not know what a worker is made
/// of.</summary>
/// <param name="settings">As <c>--Section:Key value</c>, over file and environment.</param>
internal delegate WebApplication HostFactory(string[] settings, Action<WebApplicationBuilder>? configure = null);
