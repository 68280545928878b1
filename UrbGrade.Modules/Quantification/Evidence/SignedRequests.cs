using System.Formats.Tar;
using System.Security.Cryptography;

namespace UrbGrade.Modules.Quantification.Evidence;

/// <summary>Reads the signed requests of an evidence one after the other, by number.</summary>
/// <param name="tell">Told what is missing, added, changed or in another order.</param>
internal sealed class SignedRequests(EvidenceArchive archive, EvidenceManifest manifest, Action<string> tell)
{
    /// <summary>Each with where its message is; without a message where the platform had deleted it.</summary>
    public IEnumerable<(EvidenceRequest Request, string Place, byte[]? Message)> All() =>
        manifest.Format == EvidenceManifest.EarlierFormat ? OfManifest() : OfParts();

    private IEnumerable<(EvidenceRequest Request, string Place, byte[]? Message)> OfManifest()
    {
        foreach (var request in manifest.Requests.OrderBy(request => request.Id))
        {
            var message = request.File is null ? null : archive.Read(request.File);
            if (request.File is null || message is not null)
            {
                yield return (request, request.File ?? "", message);
            }
            else
            {
                tell($"{request.File} is missing");
            }
        }
    }

    private IEnumerable<(EvidenceRequest Request, string Place, byte[]? Message)> OfParts()
    {
        long last = 0;
        var parts = Math.Max(archive.Parts(EvidenceNames.Requests).Count(), archive.Parts(EvidenceNames.Messages).Count());
        for (var number = 1; number <= parts; number++)
        {
            var (table, part) = (EvidenceNames.Part(EvidenceNames.Requests, number), EvidenceNames.Part(EvidenceNames.Messages, number));
            using var messages = Messages(part).GetEnumerator();
            var isThere = messages.MoveNext();
            foreach (var request in Table(table))
            {
                if (request.Id <= last)
                {
                    tell($"{table} has request {request.Id} after {last}: its lines, or the parts, are in another order than the platform wrote them");
                    continue;
                }

                last = request.Id;
                if (request.Sha256 is null)
                {
                    yield return (request, part, null);
                    continue;
                }

                for (; isThere && messages.Current.Request < request.Id; isThere = messages.MoveNext())
                {
                    tell(Added(messages.Current.Request, part, table));
                }

                if (!isThere || messages.Current.Request != request.Id)
                {
                    tell($"{request.File} is missing in {part}, and {table} names it");
                    continue;
                }

                var message = messages.Current.Message;
                isThere = messages.MoveNext();
                if (Convert.ToHexStringLower(SHA256.HashData(message)) == request.Sha256)
                {
                    yield return (request, $"{request.File} in {part}", message);
                }
                else
                {
                    tell($"{request.File} in {part} was changed: its SHA-256 is not the one of {table}");
                }
            }

            for (; isThere; isThere = messages.MoveNext())
            {
                tell(Added(messages.Current.Request, part, table));
            }
        }
    }

    private static string Added(long request, string part, string table) =>
        $"{EvidenceNames.Message(request)} was added to {part}: {table} does not name it there";

    private IEnumerable<EvidenceRequest> Table(string table)
    {
        var number = 0;
        foreach (var line in archive.Lines(table))
        {
            if (++number > 1 && EvidenceRequest.Parse(line) is { } request)
            {
                yield return request;
            }
            else if (number > 1 || line != EvidenceNames.RequestsHead)
            {
                tell(number > 1 ? $"{table}, line {number}, cannot be read" : $"{table} has another head");
            }
        }

        if (number == 0)
        {
            tell($"{table} is missing");
        }
    }

    private IEnumerable<(long Request, byte[] Message)> Messages(string part)
    {
        using var file = archive.Open(part);
        if (file is null)
        {
            tell($"{part} is missing");
            yield break;
        }

        using var messages = new TarReader(file, leaveOpen: true);
        while (Next(messages, part) is { } entry)
        {
            if (EvidenceNames.RequestOf(entry.Name) is not { } request)
            {
                tell($"{EvidenceArchive.Shown(entry.Name)} was added to {part}: no message is called so");
                continue;
            }

            using var content = new MemoryStream();
            entry.DataStream?.CopyTo(content);
            yield return (request, content.ToArray());
        }
    }

    private static TarEntry? Next(TarReader messages, string part)
    {
        try
        {
            return messages.GetNextEntry();
        }
        catch (Exception broken) when (broken is EndOfStreamException or InvalidDataException)
        {
            throw new InvalidDataException($"{part} cannot be read: {broken.Message}", broken);
        }
    }
}
