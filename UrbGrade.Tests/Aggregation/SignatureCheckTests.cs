using System.Buffers;
using System.Text;
using UrbGrade.Bus.Contracts.Aggregation;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Soap;
using UrbGrade.Tests.Core.Trust;

namespace UrbGrade.Tests.Aggregation;

public sealed class SignatureCheckTests : IAsyncLifetime
{
    private readonly TrustWorld world = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private ISignatureCheck Check => world.Platform.Get<ISignatureCheck>();

    public async ValueTask InitializeAsync() => await world.AddTenants();

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task A_good_request_is_told_with_its_tenant_and_can_be_tried_again()
    {
        var envelope = await Signed("20");
        for (var i = 0; i < 2; i++)
        {
            var finding = Check.Check(envelope)!;
            Assert.Equal((null, "20", world.Now), (finding.Problem, finding.TenantCode, finding.SignedAt));
        }
    }

    [Fact]
    public async Task A_changed_request_is_told_with_its_fault()
    {
        var envelope = Encoding.UTF8.GetString(await Signed("20"));
        var finding = Check.Check(Encoding.UTF8.GetBytes(envelope.Replace("<a>1</a>", "<a>2</a>", StringComparison.Ordinal)))!;
        Assert.Equal("FailedCheck", finding.Fault);
        Assert.NotEmpty(finding.Problem!);
        Assert.NotNull(Check.Check("no xml"u8.ToArray())!.Problem);
    }

    [Fact]
    public async Task A_request_that_lay_too_long_is_told_so()
    {
        var envelope = await Signed("20");
        world.Platform.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal("MessageExpired", Check.Check(envelope)!.Fault);
    }

    [Fact]
    public async Task A_tenants_administrator_does_not_learn_whose_a_certificate_is()
    {
        var (own, foreign) = (await Signed("20"), await Signed("30"));
        world.Platform.Session.BecomeTenantAdministrator(world.Platform.Get<ITenantRegistry>().FindByCode("20")!.Id);
        Assert.Equal("20", Check.Check(own)!.TenantCode);
        var finding = Check.Check(foreign)!;
        Assert.Equal((null, "FailedAuthentication"), (finding.TenantCode, finding.Fault));
        Assert.DoesNotContain("30", finding.Problem!, StringComparison.Ordinal);
        world.Platform.Session.BecomeNobody();
        Assert.Null(Check.Check(own));
    }

    [Fact]
    public async Task A_certificate_alone_is_judged_as_of_now()
    {
        using var gateway = (await world.Store.IssueGateway("20", "gateway", Cancellation)).Certificate!;
        var finding = Check.CheckCertificate(TrustWorld.Pem(gateway))!;
        Assert.Equal((null, null, "20", null), (finding.Problem, finding.Fault, finding.TenantCode, finding.SignedAt));
        Assert.Equal(finding, Check.CheckCertificate(gateway.RawDataMemory));

        await world.Store.Revoke(Sha256Thumbprint.Of(gateway), "key lost", Cancellation);
        finding = Check.CheckCertificate(TrustWorld.Pem(gateway))!;
        Assert.Equal(("FailedAuthentication", "20"), (finding.Fault, finding.TenantCode));
        Assert.Contains("revoked", finding.Problem!, StringComparison.Ordinal);
        Assert.Equal("InvalidSecurityToken", Check.CheckCertificate("-----BEGIN CERTIFICATE-----"u8.ToArray())!.Fault);
    }

    [Fact]
    public async Task A_tenants_administrator_does_not_learn_what_became_of_a_foreign_certificate()
    {
        using var gateway = (await world.Store.IssueGateway("30", "gateway", Cancellation)).Certificate!;
        world.Platform.Session.BecomeTenantAdministrator(world.Platform.Get<ITenantRegistry>().FindByCode("20")!.Id);
        var finding = Check.CheckCertificate(TrustWorld.Pem(gateway))!;

        world.Platform.Session.IsPlatformAdministrator = true;
        await world.Store.Revoke(Sha256Thumbprint.Of(gateway), "key lost", Cancellation);
        world.Platform.Session.IsPlatformAdministrator = false;
        Assert.Equal(("FailedAuthentication", null), (finding.Fault, finding.TenantCode));
        Assert.Equal(finding, Check.CheckCertificate(TrustWorld.Pem(gateway)));
        world.Platform.Session.BecomeNobody();
        Assert.Null(Check.CheckCertificate(TrustWorld.Pem(gateway)));
    }

    private async Task<byte[]> Signed(string tenant)
    {
        var issued = await world.Store.IssueGateway(tenant, "gateway", Cancellation);
        using var signer = new SoapSigner(issued.Certificate!, world.Platform.Clock);
        var output = new ArrayBufferWriter<byte>();
        signer.SignRequest(output, "<a>1</a>"u8);
        return output.WrittenSpan.ToArray();
    }
}
