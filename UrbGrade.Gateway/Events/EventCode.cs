namespace UrbGrade.Gateway.Events;

/// <summary>The stable numbers of everything that the gateway reports; operators filter and alert by them.</summary>
internal static class EventCode
{
    public const int FileRead = 1001;
    public const int FileRepeated = 1002;
    public const int FileRefused = 1003;
    public const int FileResumed = 1004;
    public const int RowsRejected = 1005;
    public const int SourcesPaused = 1006;
    public const int SourcesResumed = 1007;
    public const int FileUnreadable = 1008;
    public const int RecordsRevised = 1009;
    public const int FileDiscarded = 1010;

    public const int ValuesDoubted = 1101;
    public const int ValuesRevised = 1102;
    public const int SeriesCleansed = 1103;
    public const int RegisterNoticed = 1104;

    public const int BufferNearlyFull = 1201;
    public const int OldBatchesCleared = 1202;
    public const int OldReadingsCleared = 1203;

    public const int DayComposed = 1301;
    public const int DayUnchanged = 1302;
    public const int HoursMissing = 1303;

    public const int BatchAcknowledged = 1401;
    public const int BatchRefused = 1402;
    public const int MessagesRejected = 1403;
    public const int AttemptFailed = 1404;
    public const int UplinkDown = 1405;
    public const int UplinkRestored = 1406;
    public const int ReceiptNotBelieved = 1407;
    public const int ResendAsked = 1408;
    public const int ResendWithoutData = 1409;
    public const int SendingProgress = 1410;
    public const int ClockApart = 1411;
    public const int UplinkHeld = 1412;
    public const int RefusedAgainPending = 1413;
    public const int ClockAgrees = 1414;

    public const int Started = 1501;
    public const int Stopped = 1502;
    public const int PassFailed = 1503;
    public const int StatusPageUnavailable = 1504;
    public const int StatusPageOpened = 1505;

    public const int SourceFetched = 1601;
    public const int SourceFailed = 1602;
    public const int SourceDown = 1603;
    public const int SourceRestored = 1604;
    public const int FileChanging = 1605;
    public const int TransferBroke = 1606;
    public const int WrongPassword = 1607;
    public const int NotAnArchive = 1608;
    public const int Listening = 1609;
    public const int NodeRefused = 1610;
    public const int NodeBarred = 1611;
    public const int NodeSilent = 1612;
    public const int NodeBack = 1613;
    public const int CallFiled = 1614;
    public const int CallBroken = 1615;
    public const int CallDamaged = 1616;
    public const int TooManyCalls = 1617;
    public const int NumbersMissing = 1618;
    public const int NumberRepeated = 1619;
    public const int NumbersRestarted = 1620;
    public const int SenderRefused = 1621;
    public const int FormRefused = 1622;
    public const int FormNotKept = 1623;
    public const int MeterSilent = 1624;
    public const int SourceReread = 1625;
    public const int SourceNotReread = 1626;
    public const int NobodyToReread = 1627;

    public const int ProgramFetched = 1701;
    public const int ProgramsNotFetched = 1702;
    public const int ProgramHandedOver = 1703;
    public const int ProgramAcknowledged = 1704;
    public const int ProgramRefused = 1705;
    public const int ProgramAnswerDoubted = 1706;
}
