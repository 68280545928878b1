using System.Security.Cryptography;
using System.Text;
using NodaTime;
using UrbGrade.Gateway.Collect;
using UrbGrade.Gateway.Collect.Sources;
using UrbGrade.Gateway.Events;
using UrbGrade.Gateway.Store;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Gateway.Collect.Sources;

/// <summary>What fetching from a file server has to do, whichever way it is spoken to.</summary>
public abstract class FileServerContract
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Finished_files_are_fetched_once_and_unfinished_ones_left()
    {
        var folder = await PrepareAsync();
        foreach (var file in Directory.GetFiles(Path.Combine(Checkout.Root, "UrbGrade.Tests", "Gateway", "Samples", "kalundborg", "ftp_drop")))
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        using var gateway = Gateway();

        Assert.Equal(1, await gateway.FetchAsync());
        Assert.Equal(["KAL-07_20131118_0001.csv", "KAL-07_20131118_0001.csv.sha256"], gateway.Dropped());
        Assert.Equal(File.ReadAllBytes(Path.Combine(folder, "KAL-07_20131118_0001.csv")), gateway.ReadDropped("KAL-07_20131118_0001.csv"));
        gateway.Restart();
        Assert.Equal(0, await gateway.FetchAsync());
        Assert.Equal(3, Directory.GetFiles(folder).Length);
    }

    [Fact]
    public async Task A_file_that_changed_is_fetched_again_and_its_readings_become_revisions()
    {
        var folder = await PrepareAsync();
        Write(folder, "day.csv", Day("0,5"));
        using var gateway = Gateway();
        Assert.Equal(1, await gateway.FetchAsync());
        gateway.Take();

        Write(folder, "day.csv", Day("0,75"));

        Assert.Equal(1, await gateway.FetchAsync());
        gateway.Take();
        Assert.Equal((0.75, 2), (Assert.Single(gateway.Cleansed()).Value, gateway.Cleansed()[0].Revision));
    }

    [Theory]
    [InlineData("delete")]
    [InlineData("move")]
    public async Task What_is_ours_leaves_the_folder_as_configured(string after)
    {
        var folder = await PrepareAsync();
        Write(folder, "a.csv", Day("0,5"));
        Write(folder, "b c.csv", Day("0,6"));
        Write(folder, "b c.csv.sha256", Hash(Day("0,6")) + "  b c.csv\n");
        using var gateway = Gateway($"\"after\": \"{after}\",");

        Assert.Equal(2, await gateway.FetchAsync());

        Assert.Equal(["a.csv", "b c.csv", "b c.csv.sha256"], gateway.Dropped());
        Assert.Empty(Directory.GetFiles(folder));
        Assert.Equal(after == "move", Directory.Exists(Path.Combine(folder, "done")));
        if (after == "move")
            Assert.Equal(["a.csv", "b c.csv", "b c.csv.sha256"], Directory.GetFiles(Path.Combine(folder, "done")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Write(folder, "d.csv", Day("0,7"));
        Assert.Equal(1, await gateway.FetchAsync());
    }

    [Fact]
    public async Task A_file_that_is_not_what_its_checksum_promises_is_refused_with_that_cause_and_stays_on_the_server()
    {
        var folder = await PrepareAsync();
        Write(folder, "a.csv", Day("0,5"));
        Write(folder, "a.csv.sha256", Hash(Day("0,6")));
        using var gateway = Gateway();

        Assert.Equal(1, await gateway.FetchAsync());
        gateway.Take();

        Assert.Equal(FileCode.ChecksumMismatch, Assert.Single(gateway.Database.Read(connection => FileLedger.Newest(connection, 10))).Code);
        Assert.True(File.Exists(Path.Combine(folder, "a.csv")));
        Write(folder, "a.csv.sha256", Hash(Day("0,5")) + "  a.csv\n");
        Assert.Equal(1, await gateway.FetchAsync());
        gateway.Take();
        Assert.Single(gateway.Cleansed());
    }

    [Fact]
    public async Task A_transfer_that_is_cut_goes_on_where_it_broke()
    {
        var folder = await PrepareAsync();
        var content = await LargeAsync(folder, "large.csv");
        using var gateway = Gateway();

        var fetching = gateway.FetchAsync();
        await PartGrowsAsync(gateway, fetching);
        Assert.NotEqual(0, await CutAsync());

        Assert.Equal(1, await fetching);
        Assert.Equal(content, SHA256.HashData(gateway.ReadDropped("large.csv")));
        Assert.Equal(["large.csv"], gateway.Dropped());
        Assert.Contains(EventCode.TransferBroke, gateway.EventCodes());
    }

    [Fact]
    public async Task A_file_that_changes_under_the_transfer_is_fetched_when_it_stands_still()
    {
        var folder = await PrepareAsync();
        await LargeAsync(folder, "large.csv");
        using var gateway = Gateway();

        var fetching = gateway.FetchAsync();
        await PartGrowsAsync(gateway, fetching);
        await File.AppendAllTextAsync(Path.Combine(folder, "large.csv"), "one line more\n", Cancellation);

        Assert.Equal(0, await fetching);
        Assert.Empty(gateway.Dropped());
        Assert.Contains(EventCode.FileChanging, gateway.EventCodes());
        Assert.Equal(1, await gateway.FetchAsync());
        Assert.Equal(File.ReadAllBytes(Path.Combine(folder, "large.csv")), gateway.ReadDropped("large.csv"));
    }

    [Fact]
    public async Task A_file_that_changes_while_the_line_is_cut_does_not_keep_others_from_being_fetched()
    {
        var folder = await PrepareAsync();
        await LargeAsync(folder, "large.csv");
        Write(folder, "next.csv", Day("0,5"));
        using var gateway = Gateway();

        var fetching = gateway.FetchAsync();
        await PartGrowsAsync(gateway, fetching);
        await File.AppendAllTextAsync(Path.Combine(folder, "large.csv"), "one line more\n", Cancellation);
        Assert.NotEqual(0, await CutAsync());

        Assert.Equal(1, await fetching);
        Assert.Equal(["next.csv"], gateway.Dropped());
    }

    [Fact]
    public async Task Two_fetches_at_once_do_not_disturb_each_other()
    {
        var folder = await PrepareAsync();
        for (var file = 0; file < 20; file++)
            Write(folder, $"{file:00}.csv", Day("0,5"));
        using var one = Gateway();
        using var other = Gateway();

        var fetched = await Task.WhenAll(one.FetchAsync(), other.FetchAsync());

        Assert.Equal([20, 20], fetched);
    }

    [Fact]
    public async Task Files_of_a_time_that_is_over_are_fetched_again_when_asked()
    {
        var folder = await PrepareAsync();
        Write(folder, "old.csv", Day("0,5"), "2014-10-01T00:00:00Z");
        Write(folder, "new.csv", Day("0,6"), "2014-10-18T00:10:00Z");
        using var gateway = Gateway();
        Assert.Equal(2, await gateway.FetchAsync());
        gateway.Take();

        var source = Assert.IsType<IRereadingSource>(gateway.Source(), exactMatch: false);
        Assert.Equal(1, await source.RereadAsync(new Interval(Instant.FromUtc(2014, 10, 17, 0, 0), Instant.FromUtc(2014, 10, 18, 0, 0)), Cancellation));

        Assert.Equal(["new.csv"], gateway.Files(Path.GetRelativePath(gateway.Folder, gateway.Settings.Sources[^1].Path)).Where(name => !name.Contains('/', StringComparison.Ordinal)));
        using var deleting = Gateway("\"after\": \"delete\",");
        Assert.IsNotType<IRereadingSource>(deleting.Source(), exactMatch: false);
    }

    [Fact]
    public async Task Files_that_left_the_server_are_forgotten()
    {
        var folder = await PrepareAsync();
        Write(folder, "a.csv", Day("0,5"));
        Write(folder, "b.csv", Day("0,6"));
        using var gateway = Gateway();
        await gateway.FetchAsync();
        Assert.Equal(2, gateway.Count("source_memory"));

        File.Delete(Path.Combine(folder, "a.csv"));
        Assert.Equal(0, await gateway.FetchAsync());

        Assert.Equal(1, gateway.Count("source_memory"));
    }

    [Fact]
    public async Task A_trial_tells_what_is_there_and_takes_nothing()
    {
        var folder = await PrepareAsync();
        Write(folder, "a.csv", Day("0,5"));
        using var gateway = Gateway();

        var lines = await gateway.Source().TestAsync(Cancellation);

        Assert.Contains("1 files are wanted", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("a.csv, ", lines[1], StringComparison.Ordinal);
        Assert.Empty(gateway.Dropped());
    }

    /// <summary>Makes an empty folder on the running server.</summary>
    /// <returns>Its path on this machine.</returns>
    private protected abstract Task<string> PrepareAsync();

    /// <summary>A gateway whose last source is that folder.</summary>
    private protected abstract GatewayWorld Gateway(string settings = "");

    private protected abstract Task<int> CutAsync();

    private protected static void Write(string folder, string name, string content, string? modified = null)
    {
        File.WriteAllText(Path.Combine(folder, name), content);
        File.SetLastWriteTimeUtc(Path.Combine(folder, name), When.Instant(modified ?? "2014-10-18T00:00:00Z").UtcDateTime.AddSeconds(content.Length));
    }

    private protected static string Day(string value) => $"CUPS;Fecha;Hora;AE_kWh;REAL/ESTIMADO\r\n{GatewayWorld.Cups};17/10/2014;1;{value};R\r\n";

    private static string Hash(string content) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)));

    private static async Task<byte[]> LargeAsync(string folder, string name)
    {
        var content = new byte[12 << 20];
        new Random(20131118).NextBytes(content);
        await File.WriteAllBytesAsync(Path.Combine(folder, name), content, Cancellation);
        return SHA256.HashData(content);
    }

    // Some of the file is here, and most of it is not.
    private static async Task PartGrowsAsync(GatewayWorld gateway, Task<int> fetching)
    {
        var folder = gateway.Settings.Sources[^1].Path;
        using var limit = new CancellationTokenSource(Patience);
        while (!Directory.Exists(folder) || !Directory.GetFiles(folder, "*.part").Any(part => new FileInfo(part).Length > 256 << 10))
        {
            if (fetching.IsCompleted)
                Assert.Fail($"{await fetching} files were fetched before the test could disturb the transfer");
            await Task.Delay(5, limit.Token);
        }
    }
}
