using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

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

    /// <summary>Tells the manifest the hashes of the files.</summary>
    public static Dictionary<string, byte[]> Hidden(Dictionary<string, byte[]> files)
    {
        var manifest = JsonNode.Parse(files["manifest.json"])!;
        foreach (var file in manifest["files"]!.AsArray())
        {
            file!["sha256"] = Convert.ToHexStringLower(SHA256.HashData(files[file["name"]!.GetValue<string>()]));
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
}
