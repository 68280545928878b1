using System.Globalization;
using UrbGrade.Benchmarks.Measuring;
using UrbGrade.Bus.Contracts.Aggregation;
using UrbGrade.Bus.Soap;

namespace UrbGrade.Benchmarks.Verify;

/// <summary>Our verifier against WSS4J on the same files in the same run.</summary>
internal sealed class VerifyMeasurement : IMeasurement
{
    public string Name => "verify";

    public string Description =>
        "Verifying a signed request from its bytes (XML, security header, certificate, signature, digests, time window, replay), "
        + "one thread, warmed up, in processor time of the process with its garbage collection, whole passes over distinct files. The "
        + "certificate was issued by a trusted authority. WSS4J 1.6 gets the same files and trusts the same authority; it keeps no replay cache here. Both take turns, pass by pass; "
        + "the figures are medians of the passes, and the ratio is the median of the ratios of neighbouring passes.";

    public async Task<IReadOnlyList<Figure>> RunAsync(Bench bench, CancellationToken cancellation)
    {
        var clock = TimeProvider.System;
        using var certificates = new BenchAuthority(clock.GetUtcNow());
        using var signer = new SoapSigner(certificates.Gateway, clock) { Lifetime = TimeSpan.FromMinutes(60) };
        var (warmUpSeconds, passes) = bench.Quick ? (1, 3) : (10, 25);
        var figures = new List<Figure>();
        foreach (var (entries, files, target) in new[] { (1, bench.Quick ? 200 : 2000, 60.0), (1000, bench.Quick ? 10 : 40, 3000.0) })
        {
            bench.Say($"  signing {files} requests of {entries} messages ...");
            var requests = SignedFiles.Create(signer, files, entries);
            bench.Say("  verifying them here and with WSS4J ...");
            var verifyPass = VerifyPass(certificates, requests, clock, read: false);
            var readPass = VerifyPass(certificates, requests, clock, read: true);
            await using var other = await Wss4j.StartAsync(bench, certificates.Authority, requests, warmUpSeconds, cancellation);
            Timing.WarmUp(warmUpSeconds, verifyPass);
            Timing.WarmUp(warmUpSeconds, readPass);
            var rounds = new List<(double Verify, double VerifyAndRead, double Wss4j)>();
            while (rounds.Count < passes)
                rounds.Add((Timing.Of(files, verifyPass), Timing.Of(files, readPass), await other.PassAsync(cancellation)));

            var verify = Samples.Median(rounds.Select(round => round.Verify));
            var verifyAndRead = Samples.Median(rounds.Select(round => round.VerifyAndRead));
            var wss4j = Samples.Median(rounds.Select(round => round.Wss4j));
            var ratio = Samples.Median(rounds.Select(round => round.Wss4j / round.Verify));
            var size = requests.Average(request => request.Length) / 1024;
            var label = string.Create(CultureInfo.InvariantCulture, $"{entries:N0} message{(entries == 1 ? "" : "s")} ({size:N0} KiB)");
            figures.Add(new($"verify {label}", Micro(verify), $"<= {Micro(target)}", verify <= target));
            figures.Add(new($"verify {label} and read its messages", Micro(verifyAndRead)));
            figures.Add(new($"WSS4J, {label}", Micro(wss4j)));
            figures.Add(new($"WSS4J / UrbGrade, {label}", Times(ratio), ">= 3 x", ratio >= 3));
        }

        return figures;
    }

    private static Action VerifyPass(BenchAuthority certificates, byte[][] requests, TimeProvider clock, bool read) => () =>
    {
        // A new guard for each pass: within a pass every request is new to it, as it is to a server.
        var trust = new BenchTrust(certificates.Authority, certificates.Gateway);
        var policy = new SoapSecurityPolicy { MaxAge = TimeSpan.FromMinutes(60) };
        var verifier = new SoapVerifier(trust, new InMemoryReplayGuard(), policy, clock);
        foreach (var request in requests)
        {
            var verified = verifier.Verify(request);
            if (!read)
                continue;
            using var reader = new AggregationRequestReader(verified.OpenBody());
            while (reader.Read())
            {
                if (reader.Current.Problem is not null)
                    throw new BenchException(reader.Current.Problem);
            }
        }
    };

    private static string Micro(double microseconds) => microseconds < 1000
        ? string.Create(CultureInfo.InvariantCulture, $"{microseconds:0} µs")
        : string.Create(CultureInfo.InvariantCulture, $"{microseconds / 1000:0.00} ms");

    private static string Times(double ratio) => string.Create(CultureInfo.InvariantCulture, $"{ratio:0.0} x");
}
