using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using UrbGrade.Bus.Soap;
using UrbGrade.Modules.Aggregation;
using UrbGrade.Modules.Aggregation.Refusals;

namespace UrbGrade.Tests.Aggregation.Refusals;

public sealed class ReplayGuardTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 10, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_signature_is_admitted_once_until_it_expires()
    {
        var guard = new ReplayGuard(Options.Create(new AggregationOptions()));
        var key = SHA256.HashData("one"u8);

        Assert.True(guard.TryAdmit(key, Now.AddMinutes(5), Now));
        Assert.False(guard.TryAdmit(key, Now.AddMinutes(5), Now.AddMinutes(5)));
        Assert.True(guard.TryAdmit(key, Now.AddMinutes(11), Now.AddMinutes(6)));
        Assert.Equal(1, guard.Count);
    }

    [Fact]
    public void A_full_guard_refuses_rather_than_forgets_and_asks_to_come_again()
    {
        var guard = new ReplayGuard(Options.Create(new AggregationOptions { MostSignatures = 2 }));
        guard.TryAdmit(SHA256.HashData("one"u8), Now.AddMinutes(5), Now);
        guard.TryAdmit(SHA256.HashData("two"u8), Now.AddMinutes(5), Now);

        var fault = Assert.Throws<SoapFaultException>(() => guard.TryAdmit(SHA256.HashData("three"u8), Now.AddMinutes(5), Now));

        Assert.Equal(("Server", 503), (fault.Code, fault.HttpStatus));
        Assert.True(guard.TryAdmit(SHA256.HashData("three"u8), Now.AddMinutes(12), Now.AddMinutes(6)));
    }
}
