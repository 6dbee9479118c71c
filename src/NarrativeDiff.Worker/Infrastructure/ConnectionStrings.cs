using System.ComponentModel;
using System.Data.Common;
using System.Reflection;
using Npgsql;

namespace NarrativeDiff.Worker.Infrastructure;

/// <summary>Addresses of broker and database, with their passwords: from the environment, e.g. <c>ConnectionStrings__Broker</c>.</summary>
internal static class ConnectionStrings
{
    private const string Example = "set it like Host=127.0.0.1;Username=…;Password=…;Database=narrativediff";

    /// <summary>The driver's words for them.</summary>
    private static IEnumerable<string> KnownKeys =>
        typeof(NpgsqlConnectionStringBuilder)
            .GetProperties()
            .Select(property => property.GetCustomAttribute<DisplayNameAttribute>()?.DisplayName)
            .OfType<string>();

    /// <summary>An AMQP address like <c>amqp://user:password@host:5672/vhost</c>.</summary>
    public static Uri Broker(IConfiguration configuration)
    {
        var text = configuration.GetConnectionString("Broker") ?? "amqp://guest:guest@127.0.0.1:5672/";
        return Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "amqp" or "amqps"
            ? address
            : throw new SettingException("ConnectionStrings:Broker is no AMQP address; set it like amqp://user:password@host:5672/vhost");
    }

    /// <exception cref="SettingException">It is not set, or no connection string; the message holds nothing of it but a key.</exception>
    public static string Database(IConfiguration configuration)
    {
        if (configuration.GetConnectionString("Database") is not { Length: > 0 } text)
            throw new SettingException($"ConnectionStrings:Database is not set though Store:Kind is PostgreSql; {Example}");
        try
        {
            var parts = new DbConnectionStringBuilder { ConnectionString = text };
            var known = new NpgsqlConnectionStringBuilder();
            foreach (var name in parts.Keys.Cast<string>())
                if (!known.ContainsKey(name))
                    throw new SettingException(
                        $"ConnectionStrings:Database has '{name}', which PostgreSQL's driver does not know; "
                            + $"{(NearestWord.Of(name, KnownKeys) is { } meant ? $"did you mean {meant}?" : Example)}"
                    );
            return new NpgsqlConnectionStringBuilder(text).Host is { Length: > 0 }
                ? text
                : throw new SettingException($"ConnectionStrings:Database names no Host; {Example}");
        }
        catch (Exception fault) when (fault is ArgumentException or FormatException)
        {
            throw new SettingException($"ConnectionStrings:Database is no connection string; {Example}", fault);
        }
    }
}
