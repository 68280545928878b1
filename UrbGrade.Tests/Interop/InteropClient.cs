using System.Text.Json;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Interop;

/// <summary>Runs a client of another stack as a program of its own, once for each request.</summary>
internal abstract class InteropClient
{
    /// <summary>Where what is compiled or installed for the clients is kept between runs.</summary>
    protected static string Cache => Path.Combine(Checkout.Root, "artifacts", "interop");

    /// <summary>Where the clients' sources lie.</summary>
    protected static string Sources => Path.Combine(Checkout.Root, "UrbGrade.Tests", "Interop", "Clients");

    /// <summary>Sends a request and returns what the client says of the answer.</summary>
    public async Task<JsonElement> Send(InteropPlatform platform, InteropRequest request, params string[] more)
    {
        var token = TestContext.Current.CancellationToken;
        await Prepare(token);
        var arguments = new List<string>
        {
            "--wsdl", platform.Endpoint + "?wsdl", "--endpoint", platform.Endpoint, "--ca", platform.Authority.Certificate,
            "--server-cert", platform.Server.Certificate, "--key", request.Signer.Key, "--cert", request.Signer.Certificate,
            "--p12", request.Signer.Pkcs12, "--password", request.Signer.Password, "--tenant", request.Tenant, "--body", request.BodyFile,
        };
        if (request.Sha1)
            arguments.Add("--sha1");
        arguments.AddRange(more);
        var output = await Run(arguments, platform, token);
        return JsonDocument.Parse(output).RootElement;
    }

    /// <summary>Installs or compiles what the client needs, or skips the test and says what to install.</summary>
    protected abstract Task Prepare(CancellationToken cancellation);

    protected abstract Task<string> Run(IReadOnlyList<string> arguments, InteropPlatform platform, CancellationToken cancellation);
}

/// <summary>A request for an <see cref="InteropClient"/> to sign and send.</summary>
internal sealed record InteropRequest(TestCertificateFiles Signer, string Tenant, string BodyFile, bool Sha1 = false);
