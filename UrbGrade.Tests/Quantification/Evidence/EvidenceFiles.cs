using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using UrbGrade.Modules.Quantification.Evidence;

namespace UrbGrade.Tests.Quantification.Evidence;

/// <summary>Takes an evidence apart, and makes one of its files as somebody would who forges it.</summary>
internal static class EvidenceFiles
{
    /// <param name="hidesIt">Whether the manifest is told the hash of the changed file.</param>
    public static byte[] Change(byte[] zip, string name, Func<string, string> change, bool hidesIt)
    {
        var files = Of(zip);
        var changed = change(Encoding.UTF8.GetString(files[name]));
        Assert.NotEqual(changed, Encoding.UTF8.GetString(files[name]));
        files[name] = Encoding.UTF8.GetBytes(changed);
        return Zip(hidesIt ? Hidden(files) : files);
    }

    /// <summary>Makes other ones of a part of the messages.</summary>
    /// <param name="change">Told the messages of the part by request.</param>
    /// <param name="hidesIt">Whether the table of requests and the manifest are told the hashes of what was changed.</param>
    public static byte[] ChangeMessages(byte[] zip, string part, Action<SortedDictionary<long, byte[]>> change, bool hidesIt)
    {
        var files = Of(zip);
        var messages = Messages(files[part]);
        change(messages);
        files[part] = Tar(messages);
        if (!hidesIt)
        {
            return Zip(files);
        }

        var table = part.Replace("messages", "requests", StringComparison.Ordinal).Replace(".tar", ".csv", StringComparison.Ordinal);
        files[table] = Table(Requests(files[table]).Select(request =>
            messages.TryGetValue(request.Id, out var message) ? request with { Sha256 = HashOf(message) } : request));
        return Zip(Hidden(files));
    }

    /// <summary>The same evidence as releases wrote it which had each message as a file of its own.</summary>
    public static byte[] InEarlierFormat(byte[] zip)
    {
        var files = Of(zip);
        var manifest = JsonSerializer.Deserialize<EvidenceManifest>(files["manifest.json"], EvidenceNames.Json)!;
        var earlier = new Dictionary<string, byte[]>();
        var requests = new List<EvidenceRequest>();
        foreach (var (name, content) in files.Where(file => file.Key != "manifest.json"))
        {
            if (EvidenceNames.IsPart(EvidenceNames.Requests, name))
            {
                requests.AddRange(Requests(content).Select(request => request with { Sha256 = null }));
            }
            else if (EvidenceNames.IsPart(EvidenceNames.Messages, name))
            {
                Messages(content).ToList().ForEach(message => earlier.Add($"messages/{message.Key}.xml", message.Value));
            }
            else
            {
                earlier.Add(name, content);
            }
        }

        List<EvidenceFile> named = [.. earlier.Select(file => new EvidenceFile(file.Key, file.Value.Length, HashOf(file.Value)))];
        earlier["manifest.json"] = JsonSerializer.SerializeToUtf8Bytes(
            manifest with { Format = "urbgrade-evidence/2", Requests = requests, Files = named }, EvidenceNames.Json);
        return Zip(earlier);
    }

    /// <summary>Those of a part of the table of requests.</summary>
    public static List<EvidenceRequest> Requests(byte[] table) =>
        [.. Encoding.UTF8.GetString(table).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => EvidenceRequest.Parse(line)!)];

    public static byte[] Table(IEnumerable<EvidenceRequest> requests) =>
        Encoding.UTF8.GetBytes(string.Concat(requests.Select(request => request.Line()).Prepend(EvidenceNames.RequestsHead).Select(line => line + "\r\n")));

    /// <summary>Tells the manifest the lengths and hashes of the files.</summary>
    public static Dictionary<string, byte[]> Hidden(Dictionary<string, byte[]> files)
    {
        var manifest = JsonNode.Parse(files["manifest.json"])!;
        foreach (var file in manifest["files"]!.AsArray())
        {
            var content = files[file!["name"]!.GetValue<string>()];
            (file["bytes"], file["sha256"]) = (content.Length, HashOf(content));
        }

        files["manifest.json"] = Encoding.UTF8.GetBytes(manifest.ToJsonString());
        return files;
    }

    /// <summary>Contents by name.</summary>
    public static Dictionary<string, byte[]> Of(byte[] zip)
    {
        using var archive = new ZipArchive(new MemoryStream(zip));
        return archive.Entries.ToDictionary(entry => entry.FullName, entry =>
        {
            using var content = new MemoryStream();
            using var packed = entry.Open();
            packed.CopyTo(content);
            return content.ToArray();
        });
    }

    public static byte[] Zip(Dictionary<string, byte[]> files)
    {
        using var output = new MemoryStream();
        using (var archive = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in files)
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write(content);
            }
        }

        return output.ToArray();
    }

    private static string HashOf(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));

    private static SortedDictionary<long, byte[]> Messages(byte[] part)
    {
        using var archive = new TarReader(new MemoryStream(part));
        var messages = new SortedDictionary<long, byte[]>();
        while (archive.GetNextEntry() is { } entry)
        {
            using var content = new MemoryStream();
            entry.DataStream!.CopyTo(content);
            messages.Add(EvidenceNames.RequestOf(entry.Name)!.Value, content.ToArray());
        }

        return messages;
    }

    private static byte[] Tar(SortedDictionary<long, byte[]> messages)
    {
        using var output = new MemoryStream();
        using (var archive = new TarWriter(output, TarEntryFormat.Ustar, leaveOpen: true))
        {
            foreach (var (request, content) in messages)
            {
                archive.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, EvidenceNames.Message(request)) { DataStream = new MemoryStream(content) });
            }
        }

        return output.ToArray();
    }
}
