namespace NarrativeDiff.Worker.Messaging;

/// <summary>Which queues a reply may go to.</summary>
public sealed class ReplyAddressTests
{
    /// <summary>As RabbitMQ 3.10 and 3.12 write them: an Erlang process id with a name of one or two bytes of length, a dot, a
    /// key.</summary>
    public static TheoryData<string> Direct => [Name(119, 0x05), Name(100, 0x00, 0x05)];

    [Theory]
    [InlineData("replies")]
    [InlineData("amq.gen-JzTY20BRgKO-HjmUJj0wLg")]
    [InlineData("öffentlich")]
    [MemberData(nameof(Direct))]
    public void A_queue_of_a_client_may_be_answered(string replyTo) => Assert.True(ReplyAddress.IsUsable(replyTo));

    [Theory]
    [InlineData("")]
    [InlineData("nd.article-versions.v1")]
    [InlineData("amq.rabbitmq.reply-to")]
    [InlineData("amq.rabbitmq.reply-to.")]
    [InlineData("amq.rabbitmq.reply-to.g1hkAA==.xyz")]
    [InlineData("amq.rabbitmq.reply-to.g1hkAA==.a2V5")]
    [InlineData("amq.rabbitmq.reply-to.!.a2V5")]
    [InlineData("amq.rabbitmq.reply-to.a2V5")]
    [InlineData("amq.rabbitmq.log")]
    [InlineData("line\nbreak")]
    public void A_forged_name_or_one_of_ours_is_not(string replyTo) => Assert.False(ReplyAddress.IsUsable(replyTo));

    [Fact]
    public void A_name_longer_than_AMQP_allows_is_not() => Assert.False(ReplyAddress.IsUsable(new string('ö', 128)));

    [Fact]
    public void A_direct_address_with_a_byte_missing_is_not() => Assert.False(ReplyAddress.IsUsable(Name(119, 0x06)));

    private static string Name(byte atom, params byte[] length) =>
        $"amq.rabbitmq.reply-to.{Convert.ToBase64String([131, 88, atom, .. length, .. "nd@ho"u8, 0, 0, 1, 2, 0, 0, 0, 3, 0, 0, 0, 4])}.a2V5";
}
