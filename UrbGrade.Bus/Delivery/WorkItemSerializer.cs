using System.Globalization;
using Rebus.Messages;
using Rebus.Serialization;

namespace UrbGrade.Bus.Delivery;

/// <summary>On the in-memory bus a message is only the id of its row; its content comes from the row once it is claimed.</summary>
internal sealed class WorkItemSerializer(WorkContracts contracts) : ISerializer
{
    private const string ContractHeader = "urbgrade-contract";
    private const string IdHeader = "urbgrade-work-item";
    private const string TenantHeader = "urbgrade-tenant";
    private const string PriorityHeader = "urbgrade-priority";

    public Task<TransportMessage> Serialize(Message message)
    {
        var item = (DueItem)message.Body;
        var headers = new Dictionary<string, string>(message.Headers)
        {
            [IdHeader] = item.Id.ToString(CultureInfo.InvariantCulture),
            [TenantHeader] = item.TenantId.ToString(CultureInfo.InvariantCulture),
            [PriorityHeader] = ((int)item.Priority).ToString(CultureInfo.InvariantCulture),
        };
        return Task.FromResult(new TransportMessage(headers, []));
    }

    public Task<Message> Deserialize(TransportMessage transportMessage) => Task.FromResult(new Message(
        transportMessage.Headers,
        contracts.Read(transportMessage.Headers[ContractHeader], transportMessage.Body)));

    public static DueItem ItemOf(TransportMessage message) => new(
        long.Parse(message.Headers[IdHeader], CultureInfo.InvariantCulture),
        int.Parse(message.Headers[TenantHeader], CultureInfo.InvariantCulture),
        (WorkPriority)int.Parse(message.Headers[PriorityHeader], CultureInfo.InvariantCulture));

    public static TransportMessage Fill(TransportMessage message, ClaimedWork claim)
    {
        message.Headers[ContractHeader] = claim.Contract;
        return new TransportMessage(message.Headers, System.Text.Encoding.UTF8.GetBytes(claim.Payload));
    }
}
