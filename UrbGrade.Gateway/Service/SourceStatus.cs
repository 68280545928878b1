using UrbGrade.Gateway.Collect;
using UrbGrade.Gateway.Configuration;

namespace UrbGrade.Gateway.Service;

/// <summary>How a source's folder stands.</summary>
/// <param name="Waiting">Files that wait to be read.</param>
/// <param name="Bad">Files that were refused and that nobody dealt with.</param>
internal sealed record SourceStatus(string Id, string Type, string Folder, string Profile, int Waiting, int Bad)
{
    public static SourceStatus Of(SourceSettings source) => new(
        source.Id,
        source.Type,
        source.Path,
        source.Profile.Name,
        new HotFolder(source.Path, source.Pattern, source.Ignore, source.StableFor, TimeProvider.System).Waiting(),
        DeadLetters.Of(source).Count);
}
