using System.Text.Json;
using UrbGrade.Bus.Contracts.Core;

namespace UrbGrade.Bus.Contracts.Analysis;

/// <summary>What a tenant did and decided to do to save energy as one file (camel-case JSON, UTF-8), for those who bring many at once.</summary>
public sealed record InterventionFile(string TenantCode, IReadOnlyList<InterventionInFile> Interventions)
{
    /// <summary>The file's customary name.</summary>
    public const string FileName = "interventions.json";

    /// <summary>Reads a file.</summary>
    /// <exception cref="JsonException">The text is none, or lacks a member.</exception>
    public static InterventionFile Parse(ReadOnlySpan<byte> utf8) => FileJson.Parse<InterventionFile>(utf8);

    /// <summary>The file as UTF-8 JSON, the same bytes for the same content on every machine.</summary>
    public byte[] ToUtf8() => FileJson.ToUtf8(this);
}
