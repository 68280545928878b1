using System.Buffers;
using System.Text;
using UrbGrade.Bus.Soap;

namespace UrbGrade.Tests.Bus.Soap;

public sealed class TimeAndReplayTests(SoapWorld world) : IClassFixture<SoapWorld>
{
    [Fact]
    public void A_stale_message_has_expired() => world.Refuses("MessageExpired", Stamped(-7, -1.1));

    [Fact]
    public void A_message_older_than_allowed_has_expired_whatever_it_says() => world.Refuses("MessageExpired", Stamped(-6.1, 50));

    [Fact]
    public void A_message_from_the_future_is_refused() => world.Refuses("InvalidSecurity", Stamped(1.1, 5));

    [Theory]
    [InlineData(-5.9, 1)]
    [InlineData(-3, -0.9)]
    [InlineData(0.9, 5)]
    public void A_clock_that_differs_a_little_does_no_harm(double created, double expires) =>
        Assert.Equal("20", world.Verify(Stamped(created, expires)).TenantCode);

    [Fact]
    public void A_message_that_expires_before_it_was_made_is_refused() => world.Refuses("InvalidSecurity", Stamped(0, -1));

    [Fact]
    public void A_lifetime_of_days_is_refused() => world.Refuses("InvalidSecurity", Stamped(0, 2000));

    [Theory]
    [InlineData("<wsu:Timestamp wsu:Id=\"time\"/>")]
    [InlineData("<wsu:Timestamp wsu:Id=\"time\"></wsu:Timestamp>")]
    [InlineData("<wsu:Timestamp wsu:Id=\"time\"><wsu:Expires>2015-04-13T14:11:42Z</wsu:Expires></wsu:Timestamp>")]
    [InlineData("<wsu:Timestamp wsu:Id=\"time\"><wsu:Created>today</wsu:Created></wsu:Timestamp>")]
    [InlineData("<wsu:Timestamp wsu:Id=\"time\"><wsu:Created>2015-04-13T14:11:42</wsu:Created></wsu:Timestamp>")]
    [InlineData("<wsu:Timestamp wsu:Id=\"time\"><wsu:Created>2015-04-13T14:11:42Z</wsu:Created><wsu:Created>2015-04-13T14:11:42Z</wsu:Created></wsu:Timestamp>")]
    [InlineData("<wsu:Timestamp wsu:Id=\"time\"><wsu:Created>2015-04-13T14:11:42Z</wsu:Created><x/></wsu:Timestamp>")]
    [InlineData("<wsu:Timestamp wsu:Id=\"time\"><wsu:Created><x/></wsu:Created></wsu:Timestamp>")]
    [InlineData("<wsu:Timestamp wsu:Id=\"time\"><wsu:Created>9999-12-31T23:59:59Z</wsu:Created></wsu:Timestamp>")]
    [InlineData("<wsu:Timestamp wsu:Id=\"time\"><wsu:Created>0001-01-01T00:00:00Z</wsu:Created></wsu:Timestamp>")]
    public void A_timestamp_that_says_no_time_is_refused(string timestamp) =>
        world.Refuses("InvalidSecurity", world.Forge() with { Timestamp = timestamp });

    [Fact]
    public void A_timestamp_need_not_say_when_it_expires()
    {
        var verified = world.Verify(world.Forge() with
        {
            Timestamp = $"<wsu:Timestamp wsu:Id=\"time\"><wsu:Created>{XmlTime.Format(world.Now)}</wsu:Created></wsu:Timestamp>",
            Content = "<without-expiry/>",
        });

        Assert.Equal(world.Now.AddMinutes(5), verified.Expires);
    }

    [Fact]
    public void The_same_request_twice_is_a_replay()
    {
        var request = world.Sign("<once></once>");
        world.Verify(request);

        world.Refuses("InvalidSecurity", request.ToArray());
    }

    [Fact]
    public void A_replay_with_other_white_space_around_the_signature_is_one_too()
    {
        var request = (world.Forge() with { Content = "<once-more/>" }).Text();
        world.Verify(Encoding.UTF8.GetBytes(request));

        world.Refuses("InvalidSecurity", request.Replace("<ds:KeyInfo>", "\n<ds:KeyInfo>", StringComparison.Ordinal)
            .Replace("<ds:SignatureValue>", "<ds:SignatureValue>\r\n", StringComparison.Ordinal));
    }

    [Fact]
    public void A_refused_request_uses_up_no_signature()
    {
        var request = (world.Forge() with { Content = "<spoilt/>" }).Text();
        world.Refuses("FailedCheck", request.Replace("<spoilt/>", "<spoiled/>", StringComparison.Ordinal));

        Assert.Equal("20", world.Verify(Encoding.UTF8.GetBytes(request)).TenantCode);
    }

    [Fact]
    public void Of_many_that_send_the_same_request_at_once_one_is_served()
    {
        var request = world.Sign("<race></race>");
        var served = 0;
        Parallel.For(0, 64, _ =>
        {
            try
            {
                world.Verify(request);
                Interlocked.Increment(ref served);
            }
            catch (SoapFaultException replayed) when (replayed.Code == "InvalidSecurity")
            {
            }
        });

        Assert.Equal(1, served);
    }

    [Fact]
    public void A_full_guard_refuses_rather_than_forgets()
    {
        var guard = new InMemoryReplayGuard(capacity: 2);
        var verifier = new SoapVerifier(world.Trust, guard, new SoapSecurityPolicy(), world.Clock);
        verifier.Verify(world.Sign("<first></first>"));
        verifier.Verify(world.Sign("<second></second>"));

        world.Refuses("Server", world.Sign("<third></third>").ToArray(), 503, verifier);
        Assert.Equal(2, guard.Count);
    }

    [Fact]
    public void A_guard_forgets_what_is_too_old_to_be_taken_anyway()
    {
        var guard = new InMemoryReplayGuard(capacity: 1);
        var key = new byte[32];
        var now = world.Now;

        Assert.True(guard.TryAdmit(key, now.AddMinutes(1), now));
        Assert.False(guard.TryAdmit(key, now.AddMinutes(1), now.AddMinutes(1)));
        Assert.True(guard.TryAdmit(key, now.AddMinutes(9), now.AddMinutes(1).AddTicks(1)));
        Assert.Equal(1, guard.Count);
    }

    [Fact]
    public void A_guard_takes_hashes_alone() =>
        Assert.Throws<ArgumentException>(() => new InMemoryReplayGuard().TryAdmit([1, 2], world.Now, world.Now));

    [Fact]
    public void A_signature_is_remembered_as_long_as_its_message_could_be_taken()
    {
        var policy = new SoapSecurityPolicy();
        var verified = world.Verify(Stamped(-2, 60) with { Content = "<long/>" });

        Assert.True(verified.ReplayUntil >= verified.Created + policy.MaxAge + policy.ClockSkew);
    }

    [Fact]
    public void Two_requests_signed_in_the_same_instant_differ()
    {
        var first = new ArrayBufferWriter<byte>();
        world.ServerSigner.SignRequest(first, "<a/>"u8);
        var second = new ArrayBufferWriter<byte>();
        world.ServerSigner.SignRequest(second, "<a/>"u8);

        Assert.False(first.WrittenSpan.SequenceEqual(second.WrittenSpan));
    }

    private ForgedRequest Stamped(double created, double expires) => world.Forge() with
    {
        Timestamp = ForgedRequest.TimestampOf(world.Now.AddMinutes(created), world.Now.AddMinutes(expires)),
    };
}
