using System.Text;

namespace UrbGrade.Tests.Bus.Soap;

/// <summary>What a gateway says of its outbox counts as far as its signature covers it.</summary>
public sealed class OutboxBlockTests(SoapWorld world) : IClassFixture<SoapWorld>
{
    private const string Unsigned = "<urb:Outbox xmlns:urb=\"http://urb-grade.eu\" waiting=\"9\"/>";

    [Theory]
    [InlineData(0)]
    [InlineData(1234)]
    public void Signed_it_is_told(int waiting) => Assert.Equal(waiting, world.Verify(world.Sign(Content(), waiting)).Waiting);

    [Fact]
    public void A_request_without_it_says_nothing_of_the_outbox() => Assert.Null(world.Verify(world.Sign(Content())).Waiting);

    [Fact]
    public void Changed_after_signing_it_refuses_the_request() =>
        world.Refuses("FailedCheck", Text(world.Sign(Content(), 3)).Replace(" waiting=\"3\"", " waiting=\"0\"", StringComparison.Ordinal));

    [Fact]
    public void Added_by_another_hand_it_is_not_believed_and_refuses_nothing() =>
        Assert.Null(world.Verify(With(Unsigned)).Waiting);

    [Fact]
    public void Put_before_the_signed_one_it_is_not_believed_either()
    {
        var request = Text(world.Sign(Content(), 3)).Replace("<S:Header>", $"<S:Header>{Unsigned}", StringComparison.Ordinal);

        Assert.Null(world.Verify(Encoding.UTF8.GetBytes(request)).Waiting);
    }

    [Theory]
    [InlineData("waiting=\"many\"")]
    [InlineData("waiting=\"-1\"")]
    [InlineData("")]
    public void Without_a_number_it_says_nothing(string attribute) =>
        Assert.Null(world.Verify(With($"<urb:Outbox xmlns:urb=\"http://urb-grade.eu\" {attribute}/>")).Waiting);

    private static string Content() => $"<honest>{Guid.NewGuid()}</honest>";

    private static string Text(ReadOnlyMemory<byte> envelope) => Encoding.UTF8.GetString(envelope.Span);

    private ReadOnlyMemory<byte> With(string block) =>
        Encoding.UTF8.GetBytes(Text(world.Sign(Content())).Replace("</S:Header>", $"{block}</S:Header>", StringComparison.Ordinal));
}
