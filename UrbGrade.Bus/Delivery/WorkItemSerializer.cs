using System.Globalization;
using Rebus.Messages;
using Rebus.Serialization;

namespace UrbGrade.Bus.Delivery;

/// <summary>On the in-memory bus a message is only the id of its row; its content comes from the row once it is claimed.</summary>
internal sealed class WorkItemSerializer(WorkContracts contracts) : ISerializer
{
    private const string ContractHeader = "urbgrade-contract";
    private const string IdHeader = "urbgrade-work-item";

    public Task<TransportMessage> Serialize(Message message)
    {
        var headers = new Dictionary<string, string>(message.Headers)
        {
            [IdHeader] = ((DueItem)message.Body).Id.ToString(CultureInfo.InvariantCulture),
        };
        return Task.FromResult(new TransportMessage(headers, []));
    }

    public Task<Message> Deserialize(TransportMessage transportMessage) => Task.FromResult(new Message(
        transportMessage.Headers,
        contracts.Read(transportMessage.Headers[ContractHeader], transportMessage.Body)));

    public static long IdOf(TransportMessage message) => long.Parse(message.Headers[IdHeader], CultureInfo.InvariantCulture);

    public static TransportMessage Fill(TransportMessage message, ClaimedWork claim)
    {
        message.Headers[ContractHeader] = claim.Contract;
        return new TransportMessage(message.Headers, System.Text.Encoding.UTF8.GetBytes(claim.Payload));
    }

    /// <summary>What is sent on the bus.</summary>
    internal sealed record DueItem(long Id);
}
