using MassTransit;
using NarrativeDiff.Contracts;
using NarrativeDiff.Worker.Infrastructure;

namespace NarrativeDiff.Worker.Messaging;

/// <summary>How messages leave: plain JSON, each kind on its own exchange, with a routing key that clients can bind by pattern.</summary>
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
        bus.Send<ArticleOutcome>(send => send.UseRoutingKeyFormatter(context => BrokerNames.OutcomeKey(context.Message.Outlet, context.Message.Outcome)));
        bus.Publish<ReportUpdated>(exchange => exchange.ExchangeType = "topic");
        bus.Send<ReportUpdated>(send => send.UseRoutingKeyFormatter(context => BrokerNames.ReportKey(context.Message.StoryId, context.Message.Status)));
        bus.Publish<QuarantinedMessage>(exchange =>
        {
            exchange.ExchangeType = "topic";
            exchange.BindQueue(BrokerNames.Quarantine, BrokerNames.QuarantineQueue, queue =>
            {
                queue.ExchangeType = "topic";
                queue.RoutingKey = "#";
                foreach (var (name, value) in QueueArguments.Of(options)[BrokerNames.QuarantineQueue])
                    queue.SetQueueArgument(name, value);
            });
        });
        bus.Send<QuarantinedMessage>(send => send.UseRoutingKeyFormatter(context => BrokerNames.QuarantineKey(context.Message.Outlet, context.Message.Code)));
        // Exchanges exist before the first message, so that dashboards can bind at once.
        bus.DeployPublishTopology = true;
    }
}
