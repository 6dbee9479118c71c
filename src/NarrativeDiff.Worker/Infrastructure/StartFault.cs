using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;
using NarrativeDiff.Worker.Storage;

namespace NarrativeDiff.Worker.Infrastructure;

/// <summary>Why a worker could not start or go on, as one line for its operator.</summary>
internal static class StartFault
{
    /// <param name="url">Where it was to listen.</param>
    /// <returns>Null: no mistake of the operator's but a defect, whose trace is worth having.</returns>
    public static string? Line(Exception fault, string? url = null) =>
        fault switch
        {
            SettingException or DatabaseException => OneLine(fault.Message),
            OptionsValidationException wrong => string.Join("; ", wrong.Failures),
            InvalidDataException { InnerException: { } inner } =>
                $"{OneLine(fault.Message).TrimEnd('.')}: {OneLine(Innermost(inner).Message)}; correct the file or remove it",
            IOException
                when Innermost(fault) is AddressInUseException or SocketException { SocketErrorCode: SocketError.AddressAlreadyInUse } =>
                $"Api:Url is '{url}': another program listens there; give another port, or end that program",
            _ when Innermost(fault) is SocketException { SocketErrorCode: SocketError.AddressNotAvailable } =>
                $"Api:Url is '{url}': this machine has no such address; give localhost, one of its IP addresses, or * for all of them",
            _ when Innermost(fault) is SocketException { SocketErrorCode: SocketError.AccessDenied } =>
                $"Api:Url is '{url}': this user may not listen there; give a port from 1024 on",
            IOException or UnauthorizedAccessException => OneLine(fault.Message),
            _ => null,
        };

    private static Exception Innermost(Exception fault)
    {
        while (fault.InnerException is { } inner)
            fault = inner;
        return fault;
    }

    private static string OneLine(string text) => text.ReplaceLineEndings(" ").Trim();
}
