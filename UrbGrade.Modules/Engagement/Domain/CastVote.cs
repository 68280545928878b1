using System.Globalization;
using System.Text.Json;
using UrbGrade.Bus.Contracts.Engagement;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Modules.Core.Numerics;

namespace UrbGrade.Modules.Engagement.Domain;

/// <summary>A vote, whether it was cast here or came through a gateway.</summary>
/// <param name="Subject">The place as messages name it.</param>
/// <param name="Mark">1 to 5.</param>
internal sealed record CastVote(string Subject, DateTimeOffset At, int Mark, string? Campaign, string? Comment, string? Language)
{
    /// <summary>Kind of its site record.</summary>
    public const string Kind = "vote";

    /// <summary>0 to 100.</summary>
    public double Score => Satisfaction.Score(Mark);

    /// <summary>Reads a site record; null for a mark that is none.</summary>
    public static CastVote? Read(SiteRecordEntry record)
    {
        var fields = FieldsOf(record.Fields);
        return int.TryParse(fields.GetValueOrDefault("score"), NumberStyles.None, CultureInfo.InvariantCulture, out var mark) && mark is >= 1 and <= 5
            ? new CastVote(
                record.Subject, record.At, mark, fields.GetValueOrDefault("campaign"), fields.GetValueOrDefault("comment") is { Length: > 0 } comment ? comment : null,
                fields.GetValueOrDefault("language"))
            : null;
    }

    /// <summary>The fields of the site record that <see cref="Read"/> reads.</summary>
    public static string Fields(VoteDraft vote, string campaign)
    {
        var fields = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["campaign"] = campaign, ["language"] = vote.Language, ["score"] = vote.Score.ToString(CultureInfo.InvariantCulture),
        };
        if (PlainText.Clean(vote.Comment, VoteDraft.LongestComment) is { } comment)
        {
            fields["comment"] = comment;
        }

        return JsonSerializer.Serialize(fields);
    }

    /// <summary>What some votes say together.</summary>
    /// <param name="meanOfAll">0 to 100; what few votes are drawn towards.</param>
    public static Opinion Together(IReadOnlyCollection<CastVote> votes, double meanOfAll) =>
        Satisfaction.Of([.. votes.Select(vote => vote.Score)], meanOfAll) is not { } all ? Opinion.None
        : all.IsHidden ? new Opinion(all.Votes, null, null, null) : new Opinion(all.Votes, all.Shown, all.Index, all.Margin);

    /// <summary>The texts of a site record.</summary>
    public static Dictionary<string, string> FieldsOf(string json) => JsonSerializer.Deserialize<Dictionary<string, string>>(json)!;
}
