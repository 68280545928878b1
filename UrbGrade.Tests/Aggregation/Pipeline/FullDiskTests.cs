using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using UrbGrade.Bus.Delivery;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Aggregation.Pipeline;

/// <summary>The disk that the database lies on is full to the last byte.</summary>
public class FullDiskTests
{
    /// <summary>More than any database writes into the room that it holds in reserve.</summary>
    private const int MostRequests = 500;

    [Fact]
    public async Task A_full_disk_gives_no_receipt_for_what_is_not_stored_and_serves_again_when_there_is_room()
    {
        await using var disk = await MakeDisk();
        await using (var world = await AggregationWorld.Create(Prepare(disk)))
        {
            disk.Fill();
            var receipts = new List<string>();
            string? refused = null;
            for (var i = 0; refused is null && i < MostRequests; i++)
            {
                var body = Body(i);
                try
                {
                    receipts.Add((await world.SendBytes(world.Sign(body))).ReceiptId);
                }
                catch (StoreUnavailableException)
                {
                    refused = body;
                }
            }

            Assert.True(refused is not null, "Every request found room.");
            Assert.Equal(receipts, world.Stored().ConvertAll(row => row.ReceiptId));
            Assert.Equal(receipts, world.Announced().ConvertAll(item => item.ConversationId));

            disk.Free();
            var receipt = await world.SendBytes(world.Sign(refused));
            Assert.Equal(500, receipt.Accepted);
            Assert.Equal([.. receipts, receipt.ReceiptId], world.Stored().ConvertAll(row => row.ReceiptId));
        }

        Forget(disk);
    }

    private protected virtual Task<SmallDisk> MakeDisk() => SmallDisk.Make(megabytes: 48);

    /// <returns>The data folder of a platform whose database lies on the disk.</returns>
    private protected virtual string Prepare(SmallDisk disk) => disk.File("data");

    private protected virtual void Forget(SmallDisk disk) => SqliteConnection.ClearAllPools();

    /// <summary>Hardly to be compressed.</summary>
    private static string Body(int request) => AggregationWorld.Body(Enumerable.Range(0, 500).Select(i => AggregationWorld.Hour(
        source: $"{request}-{i}", energy: $"{RandomNumberGenerator.GetInt32(1_000_000)}.{RandomNumberGenerator.GetInt32(1_000_000)}")));
}
