using MassTransit;
using NarrativeDiff.Contracts;
using NarrativeDiff.Worker.Infrastructure;

namespace NarrativeDiff.Worker.Messaging;

/// <summary>How messages leave: plain JSON, each kind on its own exchange.</summary>
/// <remarks>On a broker the exchanges are made here and <see cref="BrokerPublisher"/> sends there.</remarks>
internal static class BusTopology
{
    /// <summary>What both transports share.</summary>
    public static void Shape(IBusFactoryConfigurator bus)
    {
        bus.ConfigureJsonSerializerOptions(options =>
        {
            options.WriteIndented = false;
            return options;
        });
        // No envelope and no headers of the framework: any client reads it.
        bus.UseRawJsonSerializer(default, isDefault: true);
        bus.Message<ArticleOutcome>(message => message.SetEntityName(BrokerNames.Outcomes));
        bus.Message<QuarantinedMessage>(message => message.SetEntityName(BrokerNames.Quarantine));
        bus.Message<ReportUpdated>(message => message.SetEntityName(BrokerNames.Reports));
        bus.Message<StoryChanged>(message => message.SetEntityName(BrokerNames.StoryChanges));
    }

    public static void Shape(IRabbitMqBusFactoryConfigurator bus, TransportOptions options)
    {
        Shape((IBusFactoryConfigurator)bus);
        bus.Publish<ArticleOutcome>(exchange => exchange.ExchangeType = "topic");
        bus.Publish<ReportUpdated>(exchange => exchange.ExchangeType = "topic");
        bus.Publish<QuarantinedMessage>(exchange =>
        {
            exchange.ExchangeType = "topic";
            exchange.BindQueue(
                BrokerNames.Quarantine,
                BrokerNames.QuarantineQueue,
                queue =>
                {
                    queue.ExchangeType = "topic";
                    queue.RoutingKey = "#";
                    foreach (var (name, value) in QueueArguments.Of(options)[BrokerNames.QuarantineQueue])
                        queue.SetQueueArgument(name, value);
                }
            );
        });
        // Exchanges exist before the first message, so that dashboards can bind at once.
        bus.DeployPublishTopology = true;
    }
}
