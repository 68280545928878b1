using UrbGrade.Gateway.Store;

namespace UrbGrade.Gateway.Compose;

/// <summary>What one body says of a day.</summary>
internal sealed record BatchPart(IReadOnlyList<HourValues> Hours, IReadOnlyList<KeptRecord> Records, int Messages);

/// <summary>Divides what is to be said of a day into bodies that the platform takes: the same content always in the same way.</summary>
internal static class BatchParts
{
    /// <summary>The platform takes no more messages in one request.</summary>
    public const int MostMessages = 10_000;

    /// <summary>Records come first, as primary data have to; then hours in their order.</summary>
    /// <param name="most">Messages in a part; one hour may make several and is never divided.</param>
    public static List<BatchPart> Of(IMessageShape shape, IReadOnlyList<HourValues> hours, IReadOnlyList<KeptRecord> records, int most = MostMessages)
    {
        var parts = new List<BatchPart>();
        var (someHours, someRecords, messages) = (new List<HourValues>(), new List<KeptRecord>(), 0);
        foreach (var record in records)
        {
            MakeRoom(shape.Messages([], [record]));
            someRecords.Add(record);
        }

        foreach (var hour in hours)
        {
            MakeRoom(shape.Messages([hour], []));
            someHours.Add(hour);
        }

        Finish();
        return parts;

        void MakeRoom(int more)
        {
            if (messages + more > most)
                Finish();
            messages += more;
        }

        void Finish()
        {
            if (messages > 0)
                parts.Add(new BatchPart(someHours, someRecords, messages));
            (someHours, someRecords, messages) = ([], [], 0);
        }
    }
}
