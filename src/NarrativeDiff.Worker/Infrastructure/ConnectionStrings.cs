namespace NarrativeDiff.Worker.Infrastructure;

/// <summary>Addresses of broker and database, with their passwords: from the environment, e.g. <c>ConnectionStrings__Broker</c>.</summary>
internal static class ConnectionStrings
{
    /// <summary>An AMQP address like <c>amqp://user:password@host:5672/vhost</c>.</summary>
    public static Uri Broker(IConfiguration configuration)
    {
        var text = configuration.GetConnectionString("Broker") ?? "amqp://guest:guest@127.0.0.1:5672/";
        return Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "amqp" or "amqps"
            ? address
            : throw new InvalidOperationException("ConnectionStrings:Broker is no AMQP address; set it like amqp://user:password@host:5672/vhost");
    }

    public static string Database(IConfiguration configuration) =>
        configuration.GetConnectionString("Database") is { Length: > 0 } text
            ? text
            : throw new InvalidOperationException("ConnectionStrings:Database is not set though Store:Kind is PostgreSql; set it like Host=127.0.0.1;Username=…;Password=…;Database=narrativediff");
}
