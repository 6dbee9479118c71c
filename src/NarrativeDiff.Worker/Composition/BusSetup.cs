using MassTransit;
using NarrativeDiff.Worker.Comparison;
using NarrativeDiff.Worker.Infrastructure;
using NarrativeDiff.Worker.Ingest;
using NarrativeDiff.Worker.Messaging;

namespace NarrativeDiff.Worker.Composition;

/// <summary>Puts the bus together: transport, queues and their consumers.</summary>
internal static class BusSetup
{
    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(25);

    public static void AddBus(this IServiceCollection services, IConfiguration configuration)
    {
        var transport = configuration.GetSection(TransportOptions.Section).Get<TransportOptions>() ?? new();
        services.AddSingleton<InFlightCounter>();
        services.AddMassTransit(bus =>
        {
            // Nothing of a newsroom's traffic is reported to a third party; by default the library sends usage figures to its maker.
            bus.DisableUsageTelemetry();
            bus.AddConsumer<ArticleVersionConsumer>();
            bus.AddConsumer<DeadArticleConsumer>();
            bus.AddConsumer<StoryChangedConsumer>();
            bus.AddConsumer<StoryChangeSignalConsumer>();
            // Starts though the broker is away, and waits for it.
            bus.AddOptions<MassTransitHostOptions>()
                .Configure(host =>
                {
                    host.WaitUntilStarted = false;
                    host.StopTimeout = StopTimeout;
                });
            if (transport.Kind == TransportKind.RabbitMq)
                bus.UsingRabbitMq((context, rabbit) => Configure(context, rabbit, ConnectionStrings.Broker(configuration), transport));
            else
                bus.UsingInMemory((context, memory) => Configure(context, memory, transport));
        });
        if (transport.Kind == TransportKind.InMemory)
            services.AddReceiveObserver(provider => provider.GetRequiredService<InFlightCounter>());
    }

    private static void Configure(IBusRegistrationContext context, IInMemoryBusFactoryConfigurator bus, TransportOptions options)
    {
        BusTopology.Shape(bus);
        bus.ReceiveEndpoint(
            BrokerNames.ArticleQueue,
            endpoint =>
            {
                TakeRaw(endpoint, options);
                endpoint.ConfigureConsumer<ArticleVersionConsumer>(context);
            }
        );
        bus.ReceiveEndpoint(new TemporaryEndpointDefinition(), endpoint => endpoint.ConfigureConsumer<StoryChangedConsumer>(context));
    }

    private static void Configure(
        IBusRegistrationContext context,
        IRabbitMqBusFactoryConfigurator bus,
        Uri broker,
        TransportOptions options
    )
    {
        BrokerHost.Connect(bus, broker);
        BusTopology.Shape(bus, options);
        bus.ReceiveEndpoint(
            BrokerNames.ArticleQueue,
            endpoint =>
            {
                TakeRaw(endpoint, options);
                Shape(endpoint, BrokerNames.ArticleQueue, options);
                endpoint.Bind(
                    BrokerNames.Articles,
                    binding =>
                    {
                        binding.ExchangeType = "topic";
                        binding.RoutingKey = "article.#";
                    }
                );
                endpoint.ConfigureConsumer<ArticleVersionConsumer>(context);
            }
        );
        bus.ReceiveEndpoint(
            BrokerNames.DeadArticleQueue,
            endpoint =>
            {
                TakeRaw(endpoint, options);
                Shape(endpoint, BrokerNames.DeadArticleQueue, options);
                endpoint.ConfigureConsumer<DeadArticleConsumer>(context);
            }
        );
        bus.ReceiveEndpoint(
            new TemporaryEndpointDefinition(),
            endpoint =>
            {
                // A wake signal: a thousand of them wake once.
                endpoint.SetQueueArgument("x-max-length", 1_000);
                TakeRaw(endpoint, options);
                endpoint.Bind(BrokerNames.StoryChanges, binding => binding.ExchangeType = "fanout");
                endpoint.ConfigureConsumer<StoryChangeSignalConsumer>(context);
            }
        );
    }

    private static void Shape(IRabbitMqReceiveEndpointConfigurator endpoint, string queue, TransportOptions options)
    {
        endpoint.SetQuorumQueue();
        foreach (var (name, value) in QueueArguments.Of(options)[queue])
            endpoint.SetQueueArgument(name, value);
    }

    private static void TakeRaw(IReceiveEndpointConfigurator endpoint, TransportOptions options)
    {
        var raw = new RawDeliverySerialization();
        endpoint.ConfigureConsumeTopology = false;
        endpoint.PublishFaults = false;
        // Given back to the queue, never moved to a queue of the bus that nobody reads.
        endpoint.RethrowFaultedMessages();
        endpoint.ThrowOnSkippedMessages();
        endpoint.PrefetchCount = options.Concurrency * 2;
        endpoint.ConcurrentMessageLimit = options.Concurrency;
        endpoint.ClearSerialization();
        endpoint.AddSerializer(raw);
        endpoint.AddDeserializer(raw, isDefault: true);
    }
}
