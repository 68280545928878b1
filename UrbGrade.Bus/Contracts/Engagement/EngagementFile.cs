using System.Text.Json;
using UrbGrade.Bus.Contracts.Core;

namespace UrbGrade.Bus.Contracts.Engagement;

/// <summary>Places, campaigns and surveys of a tenant as one file (camel-case JSON, UTF-8), for those who bring many at once.</summary>
public sealed record EngagementFile(
    string TenantCode, IReadOnlyList<VotePlaceDraft> Places, IReadOnlyList<CampaignDraft> Campaigns, IReadOnlyList<SurveyInFile> Surveys)
{
    /// <summary>The file's customary name.</summary>
    public const string FileName = "engagement.json";

    /// <summary>Reads a file.</summary>
    /// <exception cref="JsonException">The text is none, or lacks a member.</exception>
    public static EngagementFile Parse(ReadOnlySpan<byte> utf8) => FileJson.Parse<EngagementFile>(utf8);

    /// <summary>The file as UTF-8 JSON, the same bytes for the same content on every machine.</summary>
    public byte[] ToUtf8() => FileJson.ToUtf8(this);
}
