import * as $protobuf from "protobufjs";
import Long = require("long");

/** Namespace goshawk. */
export namespace goshawk {

    /** Namespace v1. */
    namespace v1 {

        /**
         * Properties of a ProcessHello.
         * @deprecated Use goshawk.v1.ProcessHello.$Properties instead.
         */
        interface IProcessHello extends goshawk.v1.ProcessHello.$Properties {
        }

        /** Represents a ProcessHello. */
        class ProcessHello {

            /**
             * Constructs a new ProcessHello.
             * @param [properties] Properties to set
             */
            constructor(properties?: goshawk.v1.ProcessHello.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ProcessHello process. */
            process: string;

            /** ProcessHello epoch. */
            epoch: number;

            /** ProcessHello pid. */
            pid: number;

            /**
             * Creates a new ProcessHello instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ProcessHello instance
             */
            static create(properties: goshawk.v1.ProcessHello.$Shape): goshawk.v1.ProcessHello & goshawk.v1.ProcessHello.$Shape;
            static create(properties?: goshawk.v1.ProcessHello.$Properties): goshawk.v1.ProcessHello;

            /**
             * Encodes the specified ProcessHello message. Does not implicitly {@link goshawk.v1.ProcessHello.verify|verify} messages.
             * @param message ProcessHello message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: goshawk.v1.ProcessHello.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ProcessHello message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {goshawk.v1.ProcessHello & goshawk.v1.ProcessHello.$Shape} ProcessHello
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): goshawk.v1.ProcessHello & goshawk.v1.ProcessHello.$Shape;

            /**
             * Verifies a ProcessHello message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Gets the type url for ProcessHello
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace ProcessHello {

            /** Properties of a ProcessHello. */
            interface $Properties {

                /** ProcessHello process */
                process?: (string|null);

                /** ProcessHello epoch */
                epoch?: (number|null);

                /** ProcessHello pid */
                pid?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ProcessHello. */
            type $Shape = goshawk.v1.ProcessHello.$Properties;
        }

        /**
         * Properties of a Heartbeat.
         * @deprecated Use goshawk.v1.Heartbeat.$Properties instead.
         */
        interface IHeartbeat extends goshawk.v1.Heartbeat.$Properties {
        }

        /** Represents a Heartbeat. */
        class Heartbeat {

            /**
             * Constructs a new Heartbeat.
             * @param [properties] Properties to set
             */
            constructor(properties?: goshawk.v1.Heartbeat.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Heartbeat process. */
            process: string;

            /** Heartbeat epoch. */
            epoch: number;

            /** Heartbeat eventLoopDelayMsMax. */
            eventLoopDelayMsMax: number;

            /** Heartbeat residentBytes. */
            residentBytes: number;

            /** Heartbeat ledger. */
            ledger: goshawk.v1.LedgerEvent.$Properties[];

            /** Heartbeat histograms. */
            histograms: goshawk.v1.HistogramSnapshot.$Properties[];

            /** Heartbeat nodes. */
            nodes: goshawk.v1.NodeStatus.$Properties[];

            /** Heartbeat gaps. */
            gaps: goshawk.v1.LinkGap.$Properties[];

            /**
             * Creates a new Heartbeat instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Heartbeat instance
             */
            static create(properties: goshawk.v1.Heartbeat.$Shape): goshawk.v1.Heartbeat & goshawk.v1.Heartbeat.$Shape;
            static create(properties?: goshawk.v1.Heartbeat.$Properties): goshawk.v1.Heartbeat;

            /**
             * Encodes the specified Heartbeat message. Does not implicitly {@link goshawk.v1.Heartbeat.verify|verify} messages.
             * @param message Heartbeat message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: goshawk.v1.Heartbeat.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Heartbeat message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {goshawk.v1.Heartbeat & goshawk.v1.Heartbeat.$Shape} Heartbeat
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): goshawk.v1.Heartbeat & goshawk.v1.Heartbeat.$Shape;

            /**
             * Verifies a Heartbeat message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Gets the type url for Heartbeat
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace Heartbeat {

            /** Properties of a Heartbeat. */
            interface $Properties {

                /** Heartbeat process */
                process?: (string|null);

                /** Heartbeat epoch */
                epoch?: (number|null);

                /** Heartbeat eventLoopDelayMsMax */
                eventLoopDelayMsMax?: (number|null);

                /** Heartbeat residentBytes */
                residentBytes?: (number|null);

                /** Heartbeat ledger */
                ledger?: (goshawk.v1.LedgerEvent.$Properties[]|null);

                /** Heartbeat histograms */
                histograms?: (goshawk.v1.HistogramSnapshot.$Properties[]|null);

                /** Heartbeat nodes */
                nodes?: (goshawk.v1.NodeStatus.$Properties[]|null);

                /** Heartbeat gaps */
                gaps?: (goshawk.v1.LinkGap.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Heartbeat. */
            type $Shape = goshawk.v1.Heartbeat.$Properties;
        }

        /** LedgerEventKind enum. */
        enum LedgerEventKind {

            /** LEDGER_UNSPECIFIED value */
            LEDGER_UNSPECIFIED = 0,

            /** MADE value */
            MADE = 1,

            /** DELIVERED value */
            DELIVERED = 2,

            /** DROPPED value */
            DROPPED = 3
        }

        /**
         * Properties of a LedgerEvent.
         * @deprecated Use goshawk.v1.LedgerEvent.$Properties instead.
         */
        interface ILedgerEvent extends goshawk.v1.LedgerEvent.$Properties {
        }

        /** Represents a LedgerEvent. */
        class LedgerEvent {

            /**
             * Constructs a new LedgerEvent.
             * @param [properties] Properties to set
             */
            constructor(properties?: goshawk.v1.LedgerEvent.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** LedgerEvent kind. */
            kind: goshawk.v1.LedgerEventKind;

            /** LedgerEvent frame. */
            frame?: (goshawk.v1.FrameId.$Properties|null);

            /** LedgerEvent where. */
            where: string;

            /** LedgerEvent reason. */
            reason: string;

            /**
             * Creates a new LedgerEvent instance using the specified properties.
             * @param [properties] Properties to set
             * @returns LedgerEvent instance
             */
            static create(properties: goshawk.v1.LedgerEvent.$Shape): goshawk.v1.LedgerEvent & goshawk.v1.LedgerEvent.$Shape;
            static create(properties?: goshawk.v1.LedgerEvent.$Properties): goshawk.v1.LedgerEvent;

            /**
             * Encodes the specified LedgerEvent message. Does not implicitly {@link goshawk.v1.LedgerEvent.verify|verify} messages.
             * @param message LedgerEvent message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: goshawk.v1.LedgerEvent.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a LedgerEvent message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {goshawk.v1.LedgerEvent & goshawk.v1.LedgerEvent.$Shape} LedgerEvent
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): goshawk.v1.LedgerEvent & goshawk.v1.LedgerEvent.$Shape;

            /**
             * Verifies a LedgerEvent message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Gets the type url for LedgerEvent
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace LedgerEvent {

            /** Properties of a LedgerEvent. */
            interface $Properties {

                /** LedgerEvent kind */
                kind?: (goshawk.v1.LedgerEventKind|null);

                /** LedgerEvent frame */
                frame?: (goshawk.v1.FrameId.$Properties|null);

                /** LedgerEvent where */
                where?: (string|null);

                /** LedgerEvent reason */
                reason?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a LedgerEvent. */
            type $Shape = goshawk.v1.LedgerEvent.$Properties;
        }

        /**
         * Properties of a LinkGap.
         * @deprecated Use goshawk.v1.LinkGap.$Properties instead.
         */
        interface ILinkGap extends goshawk.v1.LinkGap.$Properties {
        }

        /** Represents a LinkGap. */
        class LinkGap {

            /**
             * Constructs a new LinkGap.
             * @param [properties] Properties to set
             */
            constructor(properties?: goshawk.v1.LinkGap.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** LinkGap link. */
            link: string;

            /** LinkGap missing. */
            missing: number;

            /**
             * Creates a new LinkGap instance using the specified properties.
             * @param [properties] Properties to set
             * @returns LinkGap instance
             */
            static create(properties: goshawk.v1.LinkGap.$Shape): goshawk.v1.LinkGap & goshawk.v1.LinkGap.$Shape;
            static create(properties?: goshawk.v1.LinkGap.$Properties): goshawk.v1.LinkGap;

            /**
             * Encodes the specified LinkGap message. Does not implicitly {@link goshawk.v1.LinkGap.verify|verify} messages.
             * @param message LinkGap message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: goshawk.v1.LinkGap.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a LinkGap message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {goshawk.v1.LinkGap & goshawk.v1.LinkGap.$Shape} LinkGap
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): goshawk.v1.LinkGap & goshawk.v1.LinkGap.$Shape;

            /**
             * Verifies a LinkGap message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Gets the type url for LinkGap
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace LinkGap {

            /** Properties of a LinkGap. */
            interface $Properties {

                /** LinkGap link */
                link?: (string|null);

                /** LinkGap missing */
                missing?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a LinkGap. */
            type $Shape = goshawk.v1.LinkGap.$Properties;
        }

        /**
         * Properties of a HistogramSnapshot.
         * @deprecated Use goshawk.v1.HistogramSnapshot.$Properties instead.
         */
        interface IHistogramSnapshot extends goshawk.v1.HistogramSnapshot.$Properties {
        }

        /** Represents a HistogramSnapshot. */
        class HistogramSnapshot {

            /**
             * Constructs a new HistogramSnapshot.
             * @param [properties] Properties to set
             */
            constructor(properties?: goshawk.v1.HistogramSnapshot.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** HistogramSnapshot name. */
            name: string;

            /** HistogramSnapshot encoded. */
            encoded: string;

            /**
             * Creates a new HistogramSnapshot instance using the specified properties.
             * @param [properties] Properties to set
             * @returns HistogramSnapshot instance
             */
            static create(properties: goshawk.v1.HistogramSnapshot.$Shape): goshawk.v1.HistogramSnapshot & goshawk.v1.HistogramSnapshot.$Shape;
            static create(properties?: goshawk.v1.HistogramSnapshot.$Properties): goshawk.v1.HistogramSnapshot;

            /**
             * Encodes the specified HistogramSnapshot message. Does not implicitly {@link goshawk.v1.HistogramSnapshot.verify|verify} messages.
             * @param message HistogramSnapshot message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: goshawk.v1.HistogramSnapshot.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a HistogramSnapshot message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {goshawk.v1.HistogramSnapshot & goshawk.v1.HistogramSnapshot.$Shape} HistogramSnapshot
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): goshawk.v1.HistogramSnapshot & goshawk.v1.HistogramSnapshot.$Shape;

            /**
             * Verifies a HistogramSnapshot message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Gets the type url for HistogramSnapshot
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace HistogramSnapshot {

            /** Properties of a HistogramSnapshot. */
            interface $Properties {

                /** HistogramSnapshot name */
                name?: (string|null);

                /** HistogramSnapshot encoded */
                encoded?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a HistogramSnapshot. */
            type $Shape = goshawk.v1.HistogramSnapshot.$Properties;
        }

        /**
         * Properties of a NodeStatus.
         * @deprecated Use goshawk.v1.NodeStatus.$Properties instead.
         */
        interface INodeStatus extends goshawk.v1.NodeStatus.$Properties {
        }

        /** Represents a NodeStatus. */
        class NodeStatus {

            /**
             * Constructs a new NodeStatus.
             * @param [properties] Properties to set
             */
            constructor(properties?: goshawk.v1.NodeStatus.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** NodeStatus node. */
            node: string;

            /** NodeStatus json. */
            json: string;

            /**
             * Creates a new NodeStatus instance using the specified properties.
             * @param [properties] Properties to set
             * @returns NodeStatus instance
             */
            static create(properties: goshawk.v1.NodeStatus.$Shape): goshawk.v1.NodeStatus & goshawk.v1.NodeStatus.$Shape;
            static create(properties?: goshawk.v1.NodeStatus.$Properties): goshawk.v1.NodeStatus;

            /**
             * Encodes the specified NodeStatus message. Does not implicitly {@link goshawk.v1.NodeStatus.verify|verify} messages.
             * @param message NodeStatus message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: goshawk.v1.NodeStatus.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a NodeStatus message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {goshawk.v1.NodeStatus & goshawk.v1.NodeStatus.$Shape} NodeStatus
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): goshawk.v1.NodeStatus & goshawk.v1.NodeStatus.$Shape;

            /**
             * Verifies a NodeStatus message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Gets the type url for NodeStatus
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace NodeStatus {

            /** Properties of a NodeStatus. */
            interface $Properties {

                /** NodeStatus node */
                node?: (string|null);

                /** NodeStatus json */
                json?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a NodeStatus. */
            type $Shape = goshawk.v1.NodeStatus.$Properties;
        }

        /**
         * Properties of a ToSupervisor.
         * @deprecated Use goshawk.v1.ToSupervisor.$Properties instead.
         */
        interface IToSupervisor extends goshawk.v1.ToSupervisor.$Properties {
        }

        /** Represents a ToSupervisor. */
        class ToSupervisor {

            /**
             * Constructs a new ToSupervisor.
             * @param [properties] Properties to set
             */
            constructor(properties?: goshawk.v1.ToSupervisor.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ToSupervisor hello. */
            hello?: (goshawk.v1.ProcessHello.$Properties|null);

            /** ToSupervisor heartbeat. */
            heartbeat?: (goshawk.v1.Heartbeat.$Properties|null);

            /** ToSupervisor ready. */
            ready?: (goshawk.v1.ProcessReady.$Properties|null);

            /** ToSupervisor drained. */
            drained?: (goshawk.v1.ProcessDrained.$Properties|null);

            /** ToSupervisor failed. */
            failed?: (goshawk.v1.ProcessFailed.$Properties|null);

            /** ToSupervisor flow. */
            flow?: (goshawk.v1.Flow.$Properties|null);

            /** ToSupervisor completed. */
            completed?: (goshawk.v1.SourceCompleted.$Properties|null);

            /** ToSupervisor command. */
            command?: (goshawk.v1.NodeCommand.$Properties|null);

            /** ToSupervisor reply. */
            reply?: (goshawk.v1.CommandReply.$Properties|null);

            /** ToSupervisor body. */
            body?: ("hello"|"heartbeat"|"ready"|"drained"|"failed"|"flow"|"completed"|"command"|"reply");

            /**
             * Creates a new ToSupervisor instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ToSupervisor instance
             */
            static create(properties: goshawk.v1.ToSupervisor.$Shape): goshawk.v1.ToSupervisor & goshawk.v1.ToSupervisor.$Shape;
            static create(properties?: goshawk.v1.ToSupervisor.$Properties): goshawk.v1.ToSupervisor;

            /**
             * Encodes the specified ToSupervisor message. Does not implicitly {@link goshawk.v1.ToSupervisor.verify|verify} messages.
             * @param message ToSupervisor message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: goshawk.v1.ToSupervisor.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ToSupervisor message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {goshawk.v1.ToSupervisor & goshawk.v1.ToSupervisor.$Shape} ToSupervisor
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): goshawk.v1.ToSupervisor & goshawk.v1.ToSupervisor.$Shape;

            /**
             * Verifies a ToSupervisor message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Gets the type url for ToSupervisor
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace ToSupervisor {

            /** Properties of a ToSupervisor. */
            interface $Properties {

                /** ToSupervisor hello */
                hello?: (goshawk.v1.ProcessHello.$Properties|null);

                /** ToSupervisor heartbeat */
                heartbeat?: (goshawk.v1.Heartbeat.$Properties|null);

                /** ToSupervisor ready */
                ready?: (goshawk.v1.ProcessReady.$Properties|null);

                /** ToSupervisor drained */
                drained?: (goshawk.v1.ProcessDrained.$Properties|null);

                /** ToSupervisor failed */
                failed?: (goshawk.v1.ProcessFailed.$Properties|null);

                /** ToSupervisor flow */
                flow?: (goshawk.v1.Flow.$Properties|null);

                /** ToSupervisor completed */
                completed?: (goshawk.v1.SourceCompleted.$Properties|null);

                /** ToSupervisor command */
                command?: (goshawk.v1.NodeCommand.$Properties|null);

                /** ToSupervisor reply */
                reply?: (goshawk.v1.CommandReply.$Properties|null);

                /** ToSupervisor body */
                body?: ("hello"|"heartbeat"|"ready"|"drained"|"failed"|"flow"|"completed"|"command"|"reply");

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Narrowed shape of a ToSupervisor. */
            type $Shape = {
              hello?: goshawk.v1.ProcessHello.$Shape|null;
              heartbeat?: goshawk.v1.Heartbeat.$Shape|null;
              ready?: goshawk.v1.ProcessReady.$Shape|null;
              drained?: goshawk.v1.ProcessDrained.$Shape|null;
              failed?: goshawk.v1.ProcessFailed.$Shape|null;
              flow?: goshawk.v1.Flow.$Shape|null;
              completed?: goshawk.v1.SourceCompleted.$Shape|null;
              command?: goshawk.v1.NodeCommand.$Shape|null;
              reply?: goshawk.v1.CommandReply.$Shape|null;
              $unknowns?: Uint8Array[];
            } & (
              ({ body?: undefined; hello?: null; heartbeat?: null; ready?: null; drained?: null; failed?: null; flow?: null; completed?: null; command?: null; reply?: null }|{ body?: "hello"; hello: goshawk.v1.ProcessHello.$Shape; heartbeat?: null; ready?: null; drained?: null; failed?: null; flow?: null; completed?: null; command?: null; reply?: null }|{ body?: "heartbeat"; hello?: null; heartbeat: goshawk.v1.Heartbeat.$Shape; ready?: null; drained?: null; failed?: null; flow?: null; completed?: null; command?: null; reply?: null }|{ body?: "ready"; hello?: null; heartbeat?: null; ready: goshawk.v1.ProcessReady.$Shape; drained?: null; failed?: null; flow?: null; completed?: null; command?: null; reply?: null }|{ body?: "drained"; hello?: null; heartbeat?: null; ready?: null; drained: goshawk.v1.ProcessDrained.$Shape; failed?: null; flow?: null; completed?: null; command?: null; reply?: null }|{ body?: "failed"; hello?: null; heartbeat?: null; ready?: null; drained?: null; failed: goshawk.v1.ProcessFailed.$Shape; flow?: null; completed?: null; command?: null; reply?: null }|{ body?: "flow"; hello?: null; heartbeat?: null; ready?: null; drained?: null; failed?: null; flow: goshawk.v1.Flow.$Shape; completed?: null; command?: null; reply?: null }|{ body?: "completed"; hello?: null; heartbeat?: null; ready?: null; drained?: null; failed?: null; flow?: null; completed: goshawk.v1.SourceCompleted.$Shape; command?: null; reply?: null }|{ body?: "command"; hello?: null; heartbeat?: null; ready?: null; drained?: null; failed?: null; flow?: null; completed?: null; command: goshawk.v1.NodeCommand.$Shape; reply?: null }|{ body?: "reply"; hello?: null; heartbeat?: null; ready?: null; drained?: null; failed?: null; flow?: null; completed?: null; command?: null; reply: goshawk.v1.CommandReply.$Shape })
            );
        }

        /**
         * Properties of a ProcessReady.
         * @deprecated Use goshawk.v1.ProcessReady.$Properties instead.
         */
        interface IProcessReady extends goshawk.v1.ProcessReady.$Properties {
        }

        /** Represents a ProcessReady. */
        class ProcessReady {

            /**
             * Constructs a new ProcessReady.
             * @param [properties] Properties to set
             */
            constructor(properties?: goshawk.v1.ProcessReady.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ProcessReady process. */
            process: string;

            /**
             * Creates a new ProcessReady instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ProcessReady instance
             */
            static create(properties: goshawk.v1.ProcessReady.$Shape): goshawk.v1.ProcessReady & goshawk.v1.ProcessReady.$Shape;
            static create(properties?: goshawk.v1.ProcessReady.$Properties): goshawk.v1.ProcessReady;

            /**
             * Encodes the specified ProcessReady message. Does not implicitly {@link goshawk.v1.ProcessReady.verify|verify} messages.
             * @param message ProcessReady message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: goshawk.v1.ProcessReady.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ProcessReady message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {goshawk.v1.ProcessReady & goshawk.v1.ProcessReady.$Shape} ProcessReady
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): goshawk.v1.ProcessReady & goshawk.v1.ProcessReady.$Shape;

            /**
             * Verifies a ProcessReady message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Gets the type url for ProcessReady
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace ProcessReady {

            /** Properties of a ProcessReady. */
            interface $Properties {

                /** ProcessReady process */
                process?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ProcessReady. */
            type $Shape = goshawk.v1.ProcessReady.$Properties;
        }

        /**
         * Properties of a ProcessDrained.
         * @deprecated Use goshawk.v1.ProcessDrained.$Properties instead.
         */
        interface IProcessDrained extends goshawk.v1.ProcessDrained.$Properties {
        }

        /** Represents a ProcessDrained. */
        class ProcessDrained {

            /**
             * Constructs a new ProcessDrained.
             * @param [properties] Properties to set
             */
            constructor(properties?: goshawk.v1.ProcessDrained.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ProcessDrained process. */
            process: string;

            /**
             * Creates a new ProcessDrained instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ProcessDrained instance
             */
            static create(properties: goshawk.v1.ProcessDrained.$Shape): goshawk.v1.ProcessDrained & goshawk.v1.ProcessDrained.$Shape;
            static create(properties?: goshawk.v1.ProcessDrained.$Properties): goshawk.v1.ProcessDrained;

            /**
             * Encodes the specified ProcessDrained message. Does not implicitly {@link goshawk.v1.ProcessDrained.verify|verify} messages.
             * @param message ProcessDrained message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: goshawk.v1.ProcessDrained.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ProcessDrained message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {goshawk.v1.ProcessDrained & goshawk.v1.ProcessDrained.$Shape} ProcessDrained
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): goshawk.v1.ProcessDrained & goshawk.v1.ProcessDrained.$Shape;

            /**
             * Verifies a ProcessDrained message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Gets the type url for ProcessDrained
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace ProcessDrained {

            /** Properties of a ProcessDrained. */
            interface $Properties {

                /** ProcessDrained process */
                process?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ProcessDrained. */
            type $Shape = goshawk.v1.ProcessDrained.$Properties;
        }

        /**
         * Properties of a ProcessFailed.
         * @deprecated Use goshawk.v1.ProcessFailed.$Properties instead.
         */
        interface IProcessFailed extends goshawk.v1.ProcessFailed.$Properties {
        }

        /** Represents a ProcessFailed. */
        class ProcessFailed {

            /**
             * Constructs a new ProcessFailed.
             * @param [properties] Properties to set
             */
            constructor(properties?: goshawk.v1.ProcessFailed.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ProcessFailed process. */
            process: string;

            /** ProcessFailed code. */
            code: string;

            /** ProcessFailed message. */
            message: string;

            /**
             * Creates a new ProcessFailed instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ProcessFailed instance
             */
            static create(properties: goshawk.v1.ProcessFailed.$Shape): goshawk.v1.ProcessFailed & goshawk.v1.ProcessFailed.$Shape;
            static create(properties?: goshawk.v1.ProcessFailed.$Properties): goshawk.v1.ProcessFailed;

            /**
             * Encodes the specified ProcessFailed message. Does not implicitly {@link goshawk.v1.ProcessFailed.verify|verify} messages.
             * @param message ProcessFailed message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: goshawk.v1.ProcessFailed.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ProcessFailed message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {goshawk.v1.ProcessFailed & goshawk.v1.ProcessFailed.$Shape} ProcessFailed
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): goshawk.v1.ProcessFailed & goshawk.v1.ProcessFailed.$Shape;

            /**
             * Verifies a ProcessFailed message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Gets the type url for ProcessFailed
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace ProcessFailed {

            /** Properties of a ProcessFailed. */
            interface $Properties {

                /** ProcessFailed process */
                process?: (string|null);

                /** ProcessFailed code */
                code?: (string|null);

                /** ProcessFailed message */
                message?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ProcessFailed. */
            type $Shape = goshawk.v1.ProcessFailed.$Properties;
        }

        /**
         * Properties of a ToProcess.
         * @deprecated Use goshawk.v1.ToProcess.$Properties instead.
         */
        interface IToProcess extends goshawk.v1.ToProcess.$Properties {
        }

        /** Represents a ToProcess. */
        class ToProcess {

            /**
             * Constructs a new ToProcess.
             * @param [properties] Properties to set
             */
            constructor(properties?: goshawk.v1.ToProcess.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ToProcess start. */
            start?: (goshawk.v1.StartSources.$Properties|null);

            /** ToProcess drain. */
            drain?: (goshawk.v1.Drain.$Properties|null);

            /** ToProcess settled. */
            settled?: (goshawk.v1.FrameSettled.$Properties|null);

            /** ToProcess command. */
            command?: (goshawk.v1.NodeCommand.$Properties|null);

            /** ToProcess status. */
            status?: (goshawk.v1.StatusUpdate.$Properties|null);

            /** ToProcess reply. */
            reply?: (goshawk.v1.CommandReply.$Properties|null);

            /** ToProcess exit. */
            exit?: (goshawk.v1.Exit.$Properties|null);

            /** ToProcess body. */
            body?: ("start"|"drain"|"settled"|"command"|"status"|"reply"|"exit");

            /**
             * Creates a new ToProcess instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ToProcess instance
             */
            static create(properties: goshawk.v1.ToProcess.$Shape): goshawk.v1.ToProcess & goshawk.v1.ToProcess.$Shape;
            static create(properties?: goshawk.v1.ToProcess.$Properties): goshawk.v1.ToProcess;

            /**
             * Encodes the specified ToProcess message. Does not implicitly {@link goshawk.v1.ToProcess.verify|verify} messages.
             * @param message ToProcess message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: goshawk.v1.ToProcess.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ToProcess message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {goshawk.v1.ToProcess & goshawk.v1.ToProcess.$Shape} ToProcess
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): goshawk.v1.ToProcess & goshawk.v1.ToProcess.$Shape;

            /**
             * Verifies a ToProcess message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Gets the type url for ToProcess
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace ToProcess {

            /** Properties of a ToProcess. */
            interface $Properties {

                /** ToProcess start */
                start?: (goshawk.v1.StartSources.$Properties|null);

                /** ToProcess drain */
                drain?: (goshawk.v1.Drain.$Properties|null);

                /** ToProcess settled */
                settled?: (goshawk.v1.FrameSettled.$Properties|null);

                /** ToProcess command */
                command?: (goshawk.v1.NodeCommand.$Properties|null);

                /** ToProcess status */
                status?: (goshawk.v1.StatusUpdate.$Properties|null);

                /** ToProcess reply */
                reply?: (goshawk.v1.CommandReply.$Properties|null);

                /** ToProcess exit */
                exit?: (goshawk.v1.Exit.$Properties|null);

                /** ToProcess body */
                body?: ("start"|"drain"|"settled"|"command"|"status"|"reply"|"exit");

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Narrowed shape of a ToProcess. */
            type $Shape = {
              start?: goshawk.v1.StartSources.$Shape|null;
              drain?: goshawk.v1.Drain.$Shape|null;
              settled?: goshawk.v1.FrameSettled.$Shape|null;
              command?: goshawk.v1.NodeCommand.$Shape|null;
              status?: goshawk.v1.StatusUpdate.$Shape|null;
              reply?: goshawk.v1.CommandReply.$Shape|null;
              exit?: goshawk.v1.Exit.$Shape|null;
              $unknowns?: Uint8Array[];
            } & (
              ({ body?: undefined; start?: null; drain?: null; settled?: null; command?: null; status?: null; reply?: null; exit?: null }|{ body?: "start"; start: goshawk.v1.StartSources.$Shape; drain?: null; settled?: null; command?: null; status?: null; reply?: null; exit?: null }|{ body?: "drain"; start?: null; drain: goshawk.v1.Drain.$Shape; settled?: null; command?: null; status?: null; reply?: null; exit?: null }|{ body?: "settled"; start?: null; drain?: null; settled: goshawk.v1.FrameSettled.$Shape; command?: null; status?: null; reply?: null; exit?: null }|{ body?: "command"; start?: null; drain?: null; settled?: null; command: goshawk.v1.NodeCommand.$Shape; status?: null; reply?: null; exit?: null }|{ body?: "status"; start?: null; drain?: null; settled?: null; command?: null; status: goshawk.v1.StatusUpdate.$Shape; reply?: null; exit?: null }|{ body?: "reply"; start?: null; drain?: null; settled?: null; command?: null; status?: null; reply: goshawk.v1.CommandReply.$Shape; exit?: null }|{ body?: "exit"; start?: null; drain?: null; settled?: null; command?: null; status?: null; reply?: null; exit: goshawk.v1.Exit.$Shape })
            );
        }

        /**
         * Properties of a StartSources.
         * @deprecated Use goshawk.v1.StartSources.$Properties instead.
         */
        interface IStartSources extends goshawk.v1.StartSources.$Properties {
        }

        /** Represents a StartSources. */
        class StartSources {

            /**
             * Constructs a new StartSources.
             * @param [properties] Properties to set
             */
            constructor(properties?: goshawk.v1.StartSources.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** StartSources warmUpMs. */
            warmUpMs: number;

            /**
             * Creates a new StartSources instance using the specified properties.
             * @param [properties] Properties to set
             * @returns StartSources instance
             */
            static create(properties: goshawk.v1.StartSources.$Shape): goshawk.v1.StartSources & goshawk.v1.StartSources.$Shape;
            static create(properties?: goshawk.v1.StartSources.$Properties): goshawk.v1.StartSources;

            /**
             * Encodes the specified StartSources message. Does not implicitly {@link goshawk.v1.StartSources.verify|verify} messages.
             * @param message StartSources message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: goshawk.v1.StartSources.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a StartSources message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {goshawk.v1.StartSources & goshawk.v1.StartSources.$Shape} StartSources
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): goshawk.v1.StartSources & goshawk.v1.StartSources.$Shape;

            /**
             * Verifies a StartSources message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Gets the type url for StartSources
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace StartSources {

            /** Properties of a StartSources. */
            interface $Properties {

                /** StartSources warmUpMs */
                warmUpMs?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a StartSources. */
            type $Shape = goshawk.v1.StartSources.$Properties;
        }

        /**
         * Properties of a Drain.
         * @deprecated Use goshawk.v1.Drain.$Properties instead.
         */
        interface IDrain extends goshawk.v1.Drain.$Properties {
        }

        /** Represents a Drain. */
        class Drain {

            /**
             * Constructs a new Drain.
             * @param [properties] Properties to set
             */
            constructor(properties?: goshawk.v1.Drain.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Drain reason. */
            reason: string;

            /**
             * Creates a new Drain instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Drain instance
             */
            static create(properties: goshawk.v1.Drain.$Shape): goshawk.v1.Drain & goshawk.v1.Drain.$Shape;
            static create(properties?: goshawk.v1.Drain.$Properties): goshawk.v1.Drain;

            /**
             * Encodes the specified Drain message. Does not implicitly {@link goshawk.v1.Drain.verify|verify} messages.
             * @param message Drain message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: goshawk.v1.Drain.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Drain message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {goshawk.v1.Drain & goshawk.v1.Drain.$Shape} Drain
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): goshawk.v1.Drain & goshawk.v1.Drain.$Shape;

            /**
             * Verifies a Drain message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Gets the type url for Drain
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace Drain {

            /** Properties of a Drain. */
            interface $Properties {

                /** Drain reason */
                reason?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Drain. */
            type $Shape = goshawk.v1.Drain.$Properties;
        }

        /**
         * Properties of a FrameSettled.
         * @deprecated Use goshawk.v1.FrameSettled.$Properties instead.
         */
        interface IFrameSettled extends goshawk.v1.FrameSettled.$Properties {
        }

        /** Represents a FrameSettled. */
        class FrameSettled {

            /**
             * Constructs a new FrameSettled.
             * @param [properties] Properties to set
             */
            constructor(properties?: goshawk.v1.FrameSettled.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** FrameSettled frame. */
            frame?: (goshawk.v1.FrameId.$Properties|null);

            /**
             * Creates a new FrameSettled instance using the specified properties.
             * @param [properties] Properties to set
             * @returns FrameSettled instance
             */
            static create(properties: goshawk.v1.FrameSettled.$Shape): goshawk.v1.FrameSettled & goshawk.v1.FrameSettled.$Shape;
            static create(properties?: goshawk.v1.FrameSettled.$Properties): goshawk.v1.FrameSettled;

            /**
             * Encodes the specified FrameSettled message. Does not implicitly {@link goshawk.v1.FrameSettled.verify|verify} messages.
             * @param message FrameSettled message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: goshawk.v1.FrameSettled.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a FrameSettled message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {goshawk.v1.FrameSettled & goshawk.v1.FrameSettled.$Shape} FrameSettled
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): goshawk.v1.FrameSettled & goshawk.v1.FrameSettled.$Shape;

            /**
             * Verifies a FrameSettled message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Gets the type url for FrameSettled
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace FrameSettled {

            /** Properties of a FrameSettled. */
            interface $Properties {

                /** FrameSettled frame */
                frame?: (goshawk.v1.FrameId.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a FrameSettled. */
            type $Shape = goshawk.v1.FrameSettled.$Properties;
        }

        /**
         * Properties of a NodeCommand.
         * @deprecated Use goshawk.v1.NodeCommand.$Properties instead.
         */
        interface INodeCommand extends goshawk.v1.NodeCommand.$Properties {
        }

        /** Represents a NodeCommand. */
        class NodeCommand {

            /**
             * Constructs a new NodeCommand.
             * @param [properties] Properties to set
             */
            constructor(properties?: goshawk.v1.NodeCommand.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** NodeCommand node. */
            node: string;

            /** NodeCommand json. */
            json: string;

            /** NodeCommand id. */
            id: number;

            /**
             * Creates a new NodeCommand instance using the specified properties.
             * @param [properties] Properties to set
             * @returns NodeCommand instance
             */
            static create(properties: goshawk.v1.NodeCommand.$Shape): goshawk.v1.NodeCommand & goshawk.v1.NodeCommand.$Shape;
            static create(properties?: goshawk.v1.NodeCommand.$Properties): goshawk.v1.NodeCommand;

            /**
             * Encodes the specified NodeCommand message. Does not implicitly {@link goshawk.v1.NodeCommand.verify|verify} messages.
             * @param message NodeCommand message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: goshawk.v1.NodeCommand.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a NodeCommand message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {goshawk.v1.NodeCommand & goshawk.v1.NodeCommand.$Shape} NodeCommand
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): goshawk.v1.NodeCommand & goshawk.v1.NodeCommand.$Shape;

            /**
             * Verifies a NodeCommand message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Gets the type url for NodeCommand
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace NodeCommand {

            /** Properties of a NodeCommand. */
            interface $Properties {

                /** NodeCommand node */
                node?: (string|null);

                /** NodeCommand json */
                json?: (string|null);

                /** NodeCommand id */
                id?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a NodeCommand. */
            type $Shape = goshawk.v1.NodeCommand.$Properties;
        }

        /**
         * Properties of a CommandReply.
         * @deprecated Use goshawk.v1.CommandReply.$Properties instead.
         */
        interface ICommandReply extends goshawk.v1.CommandReply.$Properties {
        }

        /** Represents a CommandReply. */
        class CommandReply {

            /**
             * Constructs a new CommandReply.
             * @param [properties] Properties to set
             */
            constructor(properties?: goshawk.v1.CommandReply.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** CommandReply id. */
            id: number;

            /** CommandReply json. */
            json: string;

            /** CommandReply code. */
            code: string;

            /** CommandReply message. */
            message: string;

            /**
             * Creates a new CommandReply instance using the specified properties.
             * @param [properties] Properties to set
             * @returns CommandReply instance
             */
            static create(properties: goshawk.v1.CommandReply.$Shape): goshawk.v1.CommandReply & goshawk.v1.CommandReply.$Shape;
            static create(properties?: goshawk.v1.CommandReply.$Properties): goshawk.v1.CommandReply;

            /**
             * Encodes the specified CommandReply message. Does not implicitly {@link goshawk.v1.CommandReply.verify|verify} messages.
             * @param message CommandReply message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: goshawk.v1.CommandReply.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a CommandReply message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {goshawk.v1.CommandReply & goshawk.v1.CommandReply.$Shape} CommandReply
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): goshawk.v1.CommandReply & goshawk.v1.CommandReply.$Shape;

            /**
             * Verifies a CommandReply message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Gets the type url for CommandReply
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace CommandReply {

            /** Properties of a CommandReply. */
            interface $Properties {

                /** CommandReply id */
                id?: (number|null);

                /** CommandReply json */
                json?: (string|null);

                /** CommandReply code */
                code?: (string|null);

                /** CommandReply message */
                message?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a CommandReply. */
            type $Shape = goshawk.v1.CommandReply.$Properties;
        }

        /**
         * Properties of an Exit.
         * @deprecated Use goshawk.v1.Exit.$Properties instead.
         */
        interface IExit extends goshawk.v1.Exit.$Properties {
        }

        /** Represents an Exit. */
        class Exit {

            /**
             * Constructs a new Exit.
             * @param [properties] Properties to set
             */
            constructor(properties?: goshawk.v1.Exit.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /**
             * Creates a new Exit instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Exit instance
             */
            static create(properties: goshawk.v1.Exit.$Shape): goshawk.v1.Exit & goshawk.v1.Exit.$Shape;
            static create(properties?: goshawk.v1.Exit.$Properties): goshawk.v1.Exit;

            /**
             * Encodes the specified Exit message. Does not implicitly {@link goshawk.v1.Exit.verify|verify} messages.
             * @param message Exit message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: goshawk.v1.Exit.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an Exit message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {goshawk.v1.Exit & goshawk.v1.Exit.$Shape} Exit
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): goshawk.v1.Exit & goshawk.v1.Exit.$Shape;

            /**
             * Verifies an Exit message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Gets the type url for Exit
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace Exit {

            /** Properties of an Exit. */
            interface $Properties {

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an Exit. */
            type $Shape = goshawk.v1.Exit.$Properties;
        }

        /**
         * Properties of a FlowEvent.
         * @deprecated Use goshawk.v1.FlowEvent.$Properties instead.
         */
        interface IFlowEvent extends goshawk.v1.FlowEvent.$Properties {
        }

        /** Represents a FlowEvent. */
        class FlowEvent {

            /**
             * Constructs a new FlowEvent.
             * @param [properties] Properties to set
             */
            constructor(properties?: goshawk.v1.FlowEvent.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** FlowEvent frame. */
            frame?: (goshawk.v1.FrameId.$Properties|null);

            /** FlowEvent place. */
            place: string;

            /** FlowEvent change. */
            change: number;

            /**
             * Creates a new FlowEvent instance using the specified properties.
             * @param [properties] Properties to set
             * @returns FlowEvent instance
             */
            static create(properties: goshawk.v1.FlowEvent.$Shape): goshawk.v1.FlowEvent & goshawk.v1.FlowEvent.$Shape;
            static create(properties?: goshawk.v1.FlowEvent.$Properties): goshawk.v1.FlowEvent;

            /**
             * Encodes the specified FlowEvent message. Does not implicitly {@link goshawk.v1.FlowEvent.verify|verify} messages.
             * @param message FlowEvent message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: goshawk.v1.FlowEvent.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a FlowEvent message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {goshawk.v1.FlowEvent & goshawk.v1.FlowEvent.$Shape} FlowEvent
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): goshawk.v1.FlowEvent & goshawk.v1.FlowEvent.$Shape;

            /**
             * Verifies a FlowEvent message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Gets the type url for FlowEvent
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace FlowEvent {

            /** Properties of a FlowEvent. */
            interface $Properties {

                /** FlowEvent frame */
                frame?: (goshawk.v1.FrameId.$Properties|null);

                /** FlowEvent place */
                place?: (string|null);

                /** FlowEvent change */
                change?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a FlowEvent. */
            type $Shape = goshawk.v1.FlowEvent.$Properties;
        }

        /**
         * Properties of a Flow.
         * @deprecated Use goshawk.v1.Flow.$Properties instead.
         */
        interface IFlow extends goshawk.v1.Flow.$Properties {
        }

        /** Represents a Flow. */
        class Flow {

            /**
             * Constructs a new Flow.
             * @param [properties] Properties to set
             */
            constructor(properties?: goshawk.v1.Flow.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Flow events. */
            events: goshawk.v1.FlowEvent.$Properties[];

            /**
             * Creates a new Flow instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Flow instance
             */
            static create(properties: goshawk.v1.Flow.$Shape): goshawk.v1.Flow & goshawk.v1.Flow.$Shape;
            static create(properties?: goshawk.v1.Flow.$Properties): goshawk.v1.Flow;

            /**
             * Encodes the specified Flow message. Does not implicitly {@link goshawk.v1.Flow.verify|verify} messages.
             * @param message Flow message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: goshawk.v1.Flow.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Flow message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {goshawk.v1.Flow & goshawk.v1.Flow.$Shape} Flow
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): goshawk.v1.Flow & goshawk.v1.Flow.$Shape;

            /**
             * Verifies a Flow message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Gets the type url for Flow
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace Flow {

            /** Properties of a Flow. */
            interface $Properties {

                /** Flow events */
                events?: (goshawk.v1.FlowEvent.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Flow. */
            type $Shape = goshawk.v1.Flow.$Properties;
        }

        /**
         * Properties of a SourceCompleted.
         * @deprecated Use goshawk.v1.SourceCompleted.$Properties instead.
         */
        interface ISourceCompleted extends goshawk.v1.SourceCompleted.$Properties {
        }

        /** Represents a SourceCompleted. */
        class SourceCompleted {

            /**
             * Constructs a new SourceCompleted.
             * @param [properties] Properties to set
             */
            constructor(properties?: goshawk.v1.SourceCompleted.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** SourceCompleted node. */
            node: string;

            /**
             * Creates a new SourceCompleted instance using the specified properties.
             * @param [properties] Properties to set
             * @returns SourceCompleted instance
             */
            static create(properties: goshawk.v1.SourceCompleted.$Shape): goshawk.v1.SourceCompleted & goshawk.v1.SourceCompleted.$Shape;
            static create(properties?: goshawk.v1.SourceCompleted.$Properties): goshawk.v1.SourceCompleted;

            /**
             * Encodes the specified SourceCompleted message. Does not implicitly {@link goshawk.v1.SourceCompleted.verify|verify} messages.
             * @param message SourceCompleted message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: goshawk.v1.SourceCompleted.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a SourceCompleted message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {goshawk.v1.SourceCompleted & goshawk.v1.SourceCompleted.$Shape} SourceCompleted
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): goshawk.v1.SourceCompleted & goshawk.v1.SourceCompleted.$Shape;

            /**
             * Verifies a SourceCompleted message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Gets the type url for SourceCompleted
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace SourceCompleted {

            /** Properties of a SourceCompleted. */
            interface $Properties {

                /** SourceCompleted node */
                node?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a SourceCompleted. */
            type $Shape = goshawk.v1.SourceCompleted.$Properties;
        }

        /**
         * Properties of a StatusUpdate.
         * @deprecated Use goshawk.v1.StatusUpdate.$Properties instead.
         */
        interface IStatusUpdate extends goshawk.v1.StatusUpdate.$Properties {
        }

        /** Represents a StatusUpdate. */
        class StatusUpdate {

            /**
             * Constructs a new StatusUpdate.
             * @param [properties] Properties to set
             */
            constructor(properties?: goshawk.v1.StatusUpdate.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** StatusUpdate json. */
            json: string;

            /**
             * Creates a new StatusUpdate instance using the specified properties.
             * @param [properties] Properties to set
             * @returns StatusUpdate instance
             */
            static create(properties: goshawk.v1.StatusUpdate.$Shape): goshawk.v1.StatusUpdate & goshawk.v1.StatusUpdate.$Shape;
            static create(properties?: goshawk.v1.StatusUpdate.$Properties): goshawk.v1.StatusUpdate;

            /**
             * Encodes the specified StatusUpdate message. Does not implicitly {@link goshawk.v1.StatusUpdate.verify|verify} messages.
             * @param message StatusUpdate message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: goshawk.v1.StatusUpdate.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a StatusUpdate message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {goshawk.v1.StatusUpdate & goshawk.v1.StatusUpdate.$Shape} StatusUpdate
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): goshawk.v1.StatusUpdate & goshawk.v1.StatusUpdate.$Shape;

            /**
             * Verifies a StatusUpdate message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Gets the type url for StatusUpdate
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace StatusUpdate {

            /** Properties of a StatusUpdate. */
            interface $Properties {

                /** StatusUpdate json */
                json?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a StatusUpdate. */
            type $Shape = goshawk.v1.StatusUpdate.$Properties;
        }

        /**
         * Properties of a Time.
         * @deprecated Use goshawk.v1.Time.$Properties instead.
         */
        interface ITime extends goshawk.v1.Time.$Properties {
        }

        /** Represents a Time. */
        class Time {

            /**
             * Constructs a new Time.
             * @param [properties] Properties to set
             */
            constructor(properties?: goshawk.v1.Time.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Time seconds. */
            seconds: number;

            /** Time nanos. */
            nanos: number;

            /**
             * Creates a new Time instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Time instance
             */
            static create(properties: goshawk.v1.Time.$Shape): goshawk.v1.Time & goshawk.v1.Time.$Shape;
            static create(properties?: goshawk.v1.Time.$Properties): goshawk.v1.Time;

            /**
             * Encodes the specified Time message. Does not implicitly {@link goshawk.v1.Time.verify|verify} messages.
             * @param message Time message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: goshawk.v1.Time.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Time message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {goshawk.v1.Time & goshawk.v1.Time.$Shape} Time
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): goshawk.v1.Time & goshawk.v1.Time.$Shape;

            /**
             * Verifies a Time message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Gets the type url for Time
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace Time {

            /** Properties of a Time. */
            interface $Properties {

                /** Time seconds */
                seconds?: (number|null);

                /** Time nanos */
                nanos?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Time. */
            type $Shape = goshawk.v1.Time.$Properties;
        }

        /**
         * Properties of a FrameId.
         * @deprecated Use goshawk.v1.FrameId.$Properties instead.
         */
        interface IFrameId extends goshawk.v1.FrameId.$Properties {
        }

        /** Represents a FrameId. */
        class FrameId {

            /**
             * Constructs a new FrameId.
             * @param [properties] Properties to set
             */
            constructor(properties?: goshawk.v1.FrameId.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** FrameId source. */
            source: string;

            /** FrameId number. */
            number: number;

            /** FrameId epoch. */
            epoch: number;

            /**
             * Creates a new FrameId instance using the specified properties.
             * @param [properties] Properties to set
             * @returns FrameId instance
             */
            static create(properties: goshawk.v1.FrameId.$Shape): goshawk.v1.FrameId & goshawk.v1.FrameId.$Shape;
            static create(properties?: goshawk.v1.FrameId.$Properties): goshawk.v1.FrameId;

            /**
             * Encodes the specified FrameId message. Does not implicitly {@link goshawk.v1.FrameId.verify|verify} messages.
             * @param message FrameId message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: goshawk.v1.FrameId.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a FrameId message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {goshawk.v1.FrameId & goshawk.v1.FrameId.$Shape} FrameId
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): goshawk.v1.FrameId & goshawk.v1.FrameId.$Shape;

            /**
             * Verifies a FrameId message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Gets the type url for FrameId
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace FrameId {

            /** Properties of a FrameId. */
            interface $Properties {

                /** FrameId source */
                source?: (string|null);

                /** FrameId number */
                number?: (number|null);

                /** FrameId epoch */
                epoch?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a FrameId. */
            type $Shape = goshawk.v1.FrameId.$Properties;
        }

        /**
         * Properties of a HopLatency.
         * @deprecated Use goshawk.v1.HopLatency.$Properties instead.
         */
        interface IHopLatency extends goshawk.v1.HopLatency.$Properties {
        }

        /** Represents a HopLatency. */
        class HopLatency {

            /**
             * Constructs a new HopLatency.
             * @param [properties] Properties to set
             */
            constructor(properties?: goshawk.v1.HopLatency.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** HopLatency hop. */
            hop: string;

            /** HopLatency ageMs. */
            ageMs: number;

            /** HopLatency queueMs. */
            queueMs: number;

            /** HopLatency computeMs. */
            computeMs: number;

            /** HopLatency publishMs. */
            publishMs: number;

            /**
             * Creates a new HopLatency instance using the specified properties.
             * @param [properties] Properties to set
             * @returns HopLatency instance
             */
            static create(properties: goshawk.v1.HopLatency.$Shape): goshawk.v1.HopLatency & goshawk.v1.HopLatency.$Shape;
            static create(properties?: goshawk.v1.HopLatency.$Properties): goshawk.v1.HopLatency;

            /**
             * Encodes the specified HopLatency message. Does not implicitly {@link goshawk.v1.HopLatency.verify|verify} messages.
             * @param message HopLatency message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: goshawk.v1.HopLatency.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a HopLatency message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {goshawk.v1.HopLatency & goshawk.v1.HopLatency.$Shape} HopLatency
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): goshawk.v1.HopLatency & goshawk.v1.HopLatency.$Shape;

            /**
             * Verifies a HopLatency message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Gets the type url for HopLatency
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace HopLatency {

            /** Properties of a HopLatency. */
            interface $Properties {

                /** HopLatency hop */
                hop?: (string|null);

                /** HopLatency ageMs */
                ageMs?: (number|null);

                /** HopLatency queueMs */
                queueMs?: (number|null);

                /** HopLatency computeMs */
                computeMs?: (number|null);

                /** HopLatency publishMs */
                publishMs?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a HopLatency. */
            type $Shape = goshawk.v1.HopLatency.$Properties;
        }

        /**
         * Properties of an Envelope.
         * @deprecated Use goshawk.v1.Envelope.$Properties instead.
         */
        interface IEnvelope extends goshawk.v1.Envelope.$Properties {
        }

        /** Represents an Envelope. */
        class Envelope {

            /**
             * Constructs a new Envelope.
             * @param [properties] Properties to set
             */
            constructor(properties?: goshawk.v1.Envelope.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Envelope stream. */
            stream: string;

            /** Envelope sequence. */
            sequence: number;

            /** Envelope epoch. */
            epoch: number;

            /** Envelope frame. */
            frame?: (goshawk.v1.FrameId.$Properties|null);

            /** Envelope captureTime. */
            captureTime?: (goshawk.v1.Time.$Properties|null);

            /** Envelope originTime. */
            originTime?: (goshawk.v1.Time.$Properties|null);

            /** Envelope publishTime. */
            publishTime?: (goshawk.v1.Time.$Properties|null);

            /** Envelope traceparent. */
            traceparent: string;

            /** Envelope schema. */
            schema: string;

            /** Envelope schemaVersion. */
            schemaVersion: number;

            /** Envelope partBytes. */
            partBytes: number[];

            /** Envelope hops. */
            hops: goshawk.v1.HopLatency.$Properties[];

            /**
             * Creates a new Envelope instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Envelope instance
             */
            static create(properties: goshawk.v1.Envelope.$Shape): goshawk.v1.Envelope & goshawk.v1.Envelope.$Shape;
            static create(properties?: goshawk.v1.Envelope.$Properties): goshawk.v1.Envelope;

            /**
             * Encodes the specified Envelope message. Does not implicitly {@link goshawk.v1.Envelope.verify|verify} messages.
             * @param message Envelope message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: goshawk.v1.Envelope.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an Envelope message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {goshawk.v1.Envelope & goshawk.v1.Envelope.$Shape} Envelope
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): goshawk.v1.Envelope & goshawk.v1.Envelope.$Shape;

            /**
             * Verifies an Envelope message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Gets the type url for Envelope
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace Envelope {

            /** Properties of an Envelope. */
            interface $Properties {

                /** Envelope stream */
                stream?: (string|null);

                /** Envelope sequence */
                sequence?: (number|null);

                /** Envelope epoch */
                epoch?: (number|null);

                /** Envelope frame */
                frame?: (goshawk.v1.FrameId.$Properties|null);

                /** Envelope captureTime */
                captureTime?: (goshawk.v1.Time.$Properties|null);

                /** Envelope originTime */
                originTime?: (goshawk.v1.Time.$Properties|null);

                /** Envelope publishTime */
                publishTime?: (goshawk.v1.Time.$Properties|null);

                /** Envelope traceparent */
                traceparent?: (string|null);

                /** Envelope schema */
                schema?: (string|null);

                /** Envelope schemaVersion */
                schemaVersion?: (number|null);

                /** Envelope partBytes */
                partBytes?: (number[]|null);

                /** Envelope hops */
                hops?: (goshawk.v1.HopLatency.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an Envelope. */
            type $Shape = goshawk.v1.Envelope.$Properties;
        }

        /** SpeedDecision enum. */
        enum SpeedDecision {

            /** SPEED_UNSPECIFIED value */
            SPEED_UNSPECIFIED = 0,

            /** KEEP value */
            KEEP = 1,

            /** ACCELERATE value */
            ACCELERATE = 2,

            /** DECELERATE value */
            DECELERATE = 3,

            /** STOP value */
            STOP = 4
        }

        /** PathDecision enum. */
        enum PathDecision {

            /** PATH_UNSPECIFIED value */
            PATH_UNSPECIFIED = 0,

            /** FOLLOW value */
            FOLLOW = 1,

            /** LEFT_CHANGE value */
            LEFT_CHANGE = 2,

            /** RIGHT_CHANGE value */
            RIGHT_CHANGE = 3,

            /** LEFT_BORROW value */
            LEFT_BORROW = 4,

            /** RIGHT_BORROW value */
            RIGHT_BORROW = 5
        }

        /**
         * Properties of a Plan.
         * @deprecated Use goshawk.v1.Plan.$Properties instead.
         */
        interface IPlan extends goshawk.v1.Plan.$Properties {
        }

        /** Represents a Plan. */
        class Plan {

            /**
             * Constructs a new Plan.
             * @param [properties] Properties to set
             */
            constructor(properties?: goshawk.v1.Plan.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Plan tS. */
            tS: number[];

            /** Plan xM. */
            xM: number[];

            /** Plan yM. */
            yM: number[];

            /** Plan speedMps. */
            speedMps: number[];

            /**
             * Creates a new Plan instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Plan instance
             */
            static create(properties: goshawk.v1.Plan.$Shape): goshawk.v1.Plan & goshawk.v1.Plan.$Shape;
            static create(properties?: goshawk.v1.Plan.$Properties): goshawk.v1.Plan;

            /**
             * Encodes the specified Plan message. Does not implicitly {@link goshawk.v1.Plan.verify|verify} messages.
             * @param message Plan message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: goshawk.v1.Plan.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Plan message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {goshawk.v1.Plan & goshawk.v1.Plan.$Shape} Plan
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): goshawk.v1.Plan & goshawk.v1.Plan.$Shape;

            /**
             * Verifies a Plan message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Gets the type url for Plan
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace Plan {

            /** Properties of a Plan. */
            interface $Properties {

                /** Plan tS */
                tS?: (number[]|null);

                /** Plan xM */
                xM?: (number[]|null);

                /** Plan yM */
                yM?: (number[]|null);

                /** Plan speedMps */
                speedMps?: (number[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Plan. */
            type $Shape = goshawk.v1.Plan.$Properties;
        }

        /**
         * Properties of a Decision.
         * @deprecated Use goshawk.v1.Decision.$Properties instead.
         */
        interface IDecision extends goshawk.v1.Decision.$Properties {
        }

        /** Represents a Decision. */
        class Decision {

            /**
             * Constructs a new Decision.
             * @param [properties] Properties to set
             */
            constructor(properties?: goshawk.v1.Decision.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Decision scene. */
            scene: string;

            /** Decision sampleToken. */
            sampleToken: string;

            /** Decision timestampUs. */
            timestampUs: number;

            /** Decision speed. */
            speed: goshawk.v1.SpeedDecision;

            /** Decision path. */
            path: goshawk.v1.PathDecision;

            /** Decision explanation. */
            explanation: string;

            /** Decision rule. */
            rule: string;

            /** Decision objectIndices. */
            objectIndices: number[];

            /** Decision planner. */
            planner: string;

            /** Decision plan. */
            plan?: (goshawk.v1.Plan.$Properties|null);

            /** Decision trackIds. */
            trackIds: string[];

            /**
             * Creates a new Decision instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Decision instance
             */
            static create(properties: goshawk.v1.Decision.$Shape): goshawk.v1.Decision & goshawk.v1.Decision.$Shape;
            static create(properties?: goshawk.v1.Decision.$Properties): goshawk.v1.Decision;

            /**
             * Encodes the specified Decision message. Does not implicitly {@link goshawk.v1.Decision.verify|verify} messages.
             * @param message Decision message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: goshawk.v1.Decision.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Decision message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {goshawk.v1.Decision & goshawk.v1.Decision.$Shape} Decision
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): goshawk.v1.Decision & goshawk.v1.Decision.$Shape;

            /**
             * Verifies a Decision message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Gets the type url for Decision
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace Decision {

            /** Properties of a Decision. */
            interface $Properties {

                /** Decision scene */
                scene?: (string|null);

                /** Decision sampleToken */
                sampleToken?: (string|null);

                /** Decision timestampUs */
                timestampUs?: (number|null);

                /** Decision speed */
                speed?: (goshawk.v1.SpeedDecision|null);

                /** Decision path */
                path?: (goshawk.v1.PathDecision|null);

                /** Decision explanation */
                explanation?: (string|null);

                /** Decision rule */
                rule?: (string|null);

                /** Decision objectIndices */
                objectIndices?: (number[]|null);

                /** Decision planner */
                planner?: (string|null);

                /** Decision plan */
                plan?: (goshawk.v1.Plan.$Properties|null);

                /** Decision trackIds */
                trackIds?: (string[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Decision. */
            type $Shape = goshawk.v1.Decision.$Properties;
        }

        /** ImageEncoding enum. */
        enum ImageEncoding {

            /** IMAGE_ENCODING_UNSPECIFIED value */
            IMAGE_ENCODING_UNSPECIFIED = 0,

            /** JPEG value */
            JPEG = 1,

            /** RGB8 value */
            RGB8 = 2,

            /** BGRA8 value */
            BGRA8 = 3
        }

        /**
         * Properties of a CameraImage.
         * @deprecated Use goshawk.v1.CameraImage.$Properties instead.
         */
        interface ICameraImage extends goshawk.v1.CameraImage.$Properties {
        }

        /** Represents a CameraImage. */
        class CameraImage {

            /**
             * Constructs a new CameraImage.
             * @param [properties] Properties to set
             */
            constructor(properties?: goshawk.v1.CameraImage.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** CameraImage channel. */
            channel: string;

            /** CameraImage timestampUs. */
            timestampUs: number;

            /** CameraImage width. */
            width: number;

            /** CameraImage height. */
            height: number;

            /** CameraImage encoding. */
            encoding: goshawk.v1.ImageEncoding;

            /** CameraImage part. */
            part: number;

            /** CameraImage intrinsic. */
            intrinsic: number[];

            /** CameraImage egoFromCamera. */
            egoFromCamera?: (goshawk.v1.Pose.$Properties|null);

            /** CameraImage globalFromEgo. */
            globalFromEgo?: (goshawk.v1.Pose.$Properties|null);

            /** CameraImage missing. */
            missing: string;

            /**
             * Creates a new CameraImage instance using the specified properties.
             * @param [properties] Properties to set
             * @returns CameraImage instance
             */
            static create(properties: goshawk.v1.CameraImage.$Shape): goshawk.v1.CameraImage & goshawk.v1.CameraImage.$Shape;
            static create(properties?: goshawk.v1.CameraImage.$Properties): goshawk.v1.CameraImage;

            /**
             * Encodes the specified CameraImage message. Does not implicitly {@link goshawk.v1.CameraImage.verify|verify} messages.
             * @param message CameraImage message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: goshawk.v1.CameraImage.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a CameraImage message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {goshawk.v1.CameraImage & goshawk.v1.CameraImage.$Shape} CameraImage
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): goshawk.v1.CameraImage & goshawk.v1.CameraImage.$Shape;

            /**
             * Verifies a CameraImage message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Gets the type url for CameraImage
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace CameraImage {

            /** Properties of a CameraImage. */
            interface $Properties {

                /** CameraImage channel */
                channel?: (string|null);

                /** CameraImage timestampUs */
                timestampUs?: (number|null);

                /** CameraImage width */
                width?: (number|null);

                /** CameraImage height */
                height?: (number|null);

                /** CameraImage encoding */
                encoding?: (goshawk.v1.ImageEncoding|null);

                /** CameraImage part */
                part?: (number|null);

                /** CameraImage intrinsic */
                intrinsic?: (number[]|null);

                /** CameraImage egoFromCamera */
                egoFromCamera?: (goshawk.v1.Pose.$Properties|null);

                /** CameraImage globalFromEgo */
                globalFromEgo?: (goshawk.v1.Pose.$Properties|null);

                /** CameraImage missing */
                missing?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a CameraImage. */
            type $Shape = goshawk.v1.CameraImage.$Properties;
        }

        /**
         * Properties of a PointCloud.
         * @deprecated Use goshawk.v1.PointCloud.$Properties instead.
         */
        interface IPointCloud extends goshawk.v1.PointCloud.$Properties {
        }

        /** Represents a PointCloud. */
        class PointCloud {

            /**
             * Constructs a new PointCloud.
             * @param [properties] Properties to set
             */
            constructor(properties?: goshawk.v1.PointCloud.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** PointCloud part. */
            part: number;

            /** PointCloud points. */
            points: number;

            /**
             * Creates a new PointCloud instance using the specified properties.
             * @param [properties] Properties to set
             * @returns PointCloud instance
             */
            static create(properties: goshawk.v1.PointCloud.$Shape): goshawk.v1.PointCloud & goshawk.v1.PointCloud.$Shape;
            static create(properties?: goshawk.v1.PointCloud.$Properties): goshawk.v1.PointCloud;

            /**
             * Encodes the specified PointCloud message. Does not implicitly {@link goshawk.v1.PointCloud.verify|verify} messages.
             * @param message PointCloud message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: goshawk.v1.PointCloud.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a PointCloud message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {goshawk.v1.PointCloud & goshawk.v1.PointCloud.$Shape} PointCloud
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): goshawk.v1.PointCloud & goshawk.v1.PointCloud.$Shape;

            /**
             * Verifies a PointCloud message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Gets the type url for PointCloud
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace PointCloud {

            /** Properties of a PointCloud. */
            interface $Properties {

                /** PointCloud part */
                part?: (number|null);

                /** PointCloud points */
                points?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a PointCloud. */
            type $Shape = goshawk.v1.PointCloud.$Properties;
        }

        /**
         * Properties of a CameraFrames.
         * @deprecated Use goshawk.v1.CameraFrames.$Properties instead.
         */
        interface ICameraFrames extends goshawk.v1.CameraFrames.$Properties {
        }

        /** Represents a CameraFrames. */
        class CameraFrames {

            /**
             * Constructs a new CameraFrames.
             * @param [properties] Properties to set
             */
            constructor(properties?: goshawk.v1.CameraFrames.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** CameraFrames scene. */
            scene: string;

            /** CameraFrames sampleToken. */
            sampleToken: string;

            /** CameraFrames timestampUs. */
            timestampUs: number;

            /** CameraFrames globalFromEgo. */
            globalFromEgo?: (goshawk.v1.Pose.$Properties|null);

            /** CameraFrames egoFromLidar. */
            egoFromLidar?: (goshawk.v1.Pose.$Properties|null);

            /** CameraFrames cameras. */
            cameras: goshawk.v1.CameraImage.$Properties[];

            /** CameraFrames hasGroundTruth. */
            hasGroundTruth: boolean;

            /** CameraFrames groundTruth. */
            groundTruth: goshawk.v1.DetectedObject.$Properties[];

            /** CameraFrames egoSpeedMps. */
            egoSpeedMps: number;

            /** CameraFrames map. */
            map: goshawk.v1.MapLine.$Properties[];

            /** CameraFrames steeringWheelRad. */
            steeringWheelRad: number;

            /** CameraFrames lidar. */
            lidar?: (goshawk.v1.PointCloud.$Properties|null);

            /** CameraFrames road. */
            road?: (goshawk.v1.Road.$Properties|null);

            /** CameraFrames drivableArea. */
            drivableArea: goshawk.v1.MapArea.$Properties[];

            /**
             * Creates a new CameraFrames instance using the specified properties.
             * @param [properties] Properties to set
             * @returns CameraFrames instance
             */
            static create(properties: goshawk.v1.CameraFrames.$Shape): goshawk.v1.CameraFrames & goshawk.v1.CameraFrames.$Shape;
            static create(properties?: goshawk.v1.CameraFrames.$Properties): goshawk.v1.CameraFrames;

            /**
             * Encodes the specified CameraFrames message. Does not implicitly {@link goshawk.v1.CameraFrames.verify|verify} messages.
             * @param message CameraFrames message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: goshawk.v1.CameraFrames.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a CameraFrames message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {goshawk.v1.CameraFrames & goshawk.v1.CameraFrames.$Shape} CameraFrames
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): goshawk.v1.CameraFrames & goshawk.v1.CameraFrames.$Shape;

            /**
             * Verifies a CameraFrames message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Gets the type url for CameraFrames
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace CameraFrames {

            /** Properties of a CameraFrames. */
            interface $Properties {

                /** CameraFrames scene */
                scene?: (string|null);

                /** CameraFrames sampleToken */
                sampleToken?: (string|null);

                /** CameraFrames timestampUs */
                timestampUs?: (number|null);

                /** CameraFrames globalFromEgo */
                globalFromEgo?: (goshawk.v1.Pose.$Properties|null);

                /** CameraFrames egoFromLidar */
                egoFromLidar?: (goshawk.v1.Pose.$Properties|null);

                /** CameraFrames cameras */
                cameras?: (goshawk.v1.CameraImage.$Properties[]|null);

                /** CameraFrames hasGroundTruth */
                hasGroundTruth?: (boolean|null);

                /** CameraFrames groundTruth */
                groundTruth?: (goshawk.v1.DetectedObject.$Properties[]|null);

                /** CameraFrames egoSpeedMps */
                egoSpeedMps?: (number|null);

                /** CameraFrames map */
                map?: (goshawk.v1.MapLine.$Properties[]|null);

                /** CameraFrames steeringWheelRad */
                steeringWheelRad?: (number|null);

                /** CameraFrames lidar */
                lidar?: (goshawk.v1.PointCloud.$Properties|null);

                /** CameraFrames road */
                road?: (goshawk.v1.Road.$Properties|null);

                /** CameraFrames drivableArea */
                drivableArea?: (goshawk.v1.MapArea.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a CameraFrames. */
            type $Shape = goshawk.v1.CameraFrames.$Properties;
        }

        /**
         * Properties of a Vector3.
         * @deprecated Use goshawk.v1.Vector3.$Properties instead.
         */
        interface IVector3 extends goshawk.v1.Vector3.$Properties {
        }

        /** Represents a Vector3. */
        class Vector3 {

            /**
             * Constructs a new Vector3.
             * @param [properties] Properties to set
             */
            constructor(properties?: goshawk.v1.Vector3.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Vector3 x. */
            x: number;

            /** Vector3 y. */
            y: number;

            /** Vector3 z. */
            z: number;

            /**
             * Creates a new Vector3 instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Vector3 instance
             */
            static create(properties: goshawk.v1.Vector3.$Shape): goshawk.v1.Vector3 & goshawk.v1.Vector3.$Shape;
            static create(properties?: goshawk.v1.Vector3.$Properties): goshawk.v1.Vector3;

            /**
             * Encodes the specified Vector3 message. Does not implicitly {@link goshawk.v1.Vector3.verify|verify} messages.
             * @param message Vector3 message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: goshawk.v1.Vector3.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Vector3 message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {goshawk.v1.Vector3 & goshawk.v1.Vector3.$Shape} Vector3
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): goshawk.v1.Vector3 & goshawk.v1.Vector3.$Shape;

            /**
             * Verifies a Vector3 message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Gets the type url for Vector3
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace Vector3 {

            /** Properties of a Vector3. */
            interface $Properties {

                /** Vector3 x */
                x?: (number|null);

                /** Vector3 y */
                y?: (number|null);

                /** Vector3 z */
                z?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Vector3. */
            type $Shape = goshawk.v1.Vector3.$Properties;
        }

        /**
         * Properties of a Quaternion.
         * @deprecated Use goshawk.v1.Quaternion.$Properties instead.
         */
        interface IQuaternion extends goshawk.v1.Quaternion.$Properties {
        }

        /** Represents a Quaternion. */
        class Quaternion {

            /**
             * Constructs a new Quaternion.
             * @param [properties] Properties to set
             */
            constructor(properties?: goshawk.v1.Quaternion.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Quaternion w. */
            w: number;

            /** Quaternion x. */
            x: number;

            /** Quaternion y. */
            y: number;

            /** Quaternion z. */
            z: number;

            /**
             * Creates a new Quaternion instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Quaternion instance
             */
            static create(properties: goshawk.v1.Quaternion.$Shape): goshawk.v1.Quaternion & goshawk.v1.Quaternion.$Shape;
            static create(properties?: goshawk.v1.Quaternion.$Properties): goshawk.v1.Quaternion;

            /**
             * Encodes the specified Quaternion message. Does not implicitly {@link goshawk.v1.Quaternion.verify|verify} messages.
             * @param message Quaternion message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: goshawk.v1.Quaternion.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Quaternion message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {goshawk.v1.Quaternion & goshawk.v1.Quaternion.$Shape} Quaternion
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): goshawk.v1.Quaternion & goshawk.v1.Quaternion.$Shape;

            /**
             * Verifies a Quaternion message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Gets the type url for Quaternion
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace Quaternion {

            /** Properties of a Quaternion. */
            interface $Properties {

                /** Quaternion w */
                w?: (number|null);

                /** Quaternion x */
                x?: (number|null);

                /** Quaternion y */
                y?: (number|null);

                /** Quaternion z */
                z?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Quaternion. */
            type $Shape = goshawk.v1.Quaternion.$Properties;
        }

        /**
         * Properties of a Pose.
         * @deprecated Use goshawk.v1.Pose.$Properties instead.
         */
        interface IPose extends goshawk.v1.Pose.$Properties {
        }

        /** Represents a Pose. */
        class Pose {

            /**
             * Constructs a new Pose.
             * @param [properties] Properties to set
             */
            constructor(properties?: goshawk.v1.Pose.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Pose translation. */
            translation?: (goshawk.v1.Vector3.$Properties|null);

            /** Pose rotation. */
            rotation?: (goshawk.v1.Quaternion.$Properties|null);

            /**
             * Creates a new Pose instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Pose instance
             */
            static create(properties: goshawk.v1.Pose.$Shape): goshawk.v1.Pose & goshawk.v1.Pose.$Shape;
            static create(properties?: goshawk.v1.Pose.$Properties): goshawk.v1.Pose;

            /**
             * Encodes the specified Pose message. Does not implicitly {@link goshawk.v1.Pose.verify|verify} messages.
             * @param message Pose message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: goshawk.v1.Pose.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Pose message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {goshawk.v1.Pose & goshawk.v1.Pose.$Shape} Pose
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): goshawk.v1.Pose & goshawk.v1.Pose.$Shape;

            /**
             * Verifies a Pose message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Gets the type url for Pose
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace Pose {

            /** Properties of a Pose. */
            interface $Properties {

                /** Pose translation */
                translation?: (goshawk.v1.Vector3.$Properties|null);

                /** Pose rotation */
                rotation?: (goshawk.v1.Quaternion.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Pose. */
            type $Shape = goshawk.v1.Pose.$Properties;
        }

        /**
         * Properties of a Size.
         * @deprecated Use goshawk.v1.Size.$Properties instead.
         */
        interface ISize extends goshawk.v1.Size.$Properties {
        }

        /** Represents a Size. */
        class Size {

            /**
             * Constructs a new Size.
             * @param [properties] Properties to set
             */
            constructor(properties?: goshawk.v1.Size.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Size width. */
            width: number;

            /** Size length. */
            length: number;

            /** Size height. */
            height: number;

            /**
             * Creates a new Size instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Size instance
             */
            static create(properties: goshawk.v1.Size.$Shape): goshawk.v1.Size & goshawk.v1.Size.$Shape;
            static create(properties?: goshawk.v1.Size.$Properties): goshawk.v1.Size;

            /**
             * Encodes the specified Size message. Does not implicitly {@link goshawk.v1.Size.verify|verify} messages.
             * @param message Size message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: goshawk.v1.Size.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Size message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {goshawk.v1.Size & goshawk.v1.Size.$Shape} Size
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): goshawk.v1.Size & goshawk.v1.Size.$Shape;

            /**
             * Verifies a Size message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Gets the type url for Size
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace Size {

            /** Properties of a Size. */
            interface $Properties {

                /** Size width */
                width?: (number|null);

                /** Size length */
                length?: (number|null);

                /** Size height */
                height?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Size. */
            type $Shape = goshawk.v1.Size.$Properties;
        }

        /** MapLayer enum. */
        enum MapLayer {

            /** MAP_LAYER_UNSPECIFIED value */
            MAP_LAYER_UNSPECIFIED = 0,

            /** DRIVABLE_AREA value */
            DRIVABLE_AREA = 1,

            /** LANE value */
            LANE = 2,

            /** LANE_DIVIDER value */
            LANE_DIVIDER = 3,

            /** ROAD_DIVIDER value */
            ROAD_DIVIDER = 4,

            /** PED_CROSSING value */
            PED_CROSSING = 5,

            /** STOP_LINE value */
            STOP_LINE = 6,

            /** WALKWAY value */
            WALKWAY = 7
        }

        /**
         * Properties of a MapLine.
         * @deprecated Use goshawk.v1.MapLine.$Properties instead.
         */
        interface IMapLine extends goshawk.v1.MapLine.$Properties {
        }

        /** Represents a MapLine. */
        class MapLine {

            /**
             * Constructs a new MapLine.
             * @param [properties] Properties to set
             */
            constructor(properties?: goshawk.v1.MapLine.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** MapLine layer. */
            layer: goshawk.v1.MapLayer;

            /** MapLine xy. */
            xy: number[];

            /**
             * Creates a new MapLine instance using the specified properties.
             * @param [properties] Properties to set
             * @returns MapLine instance
             */
            static create(properties: goshawk.v1.MapLine.$Shape): goshawk.v1.MapLine & goshawk.v1.MapLine.$Shape;
            static create(properties?: goshawk.v1.MapLine.$Properties): goshawk.v1.MapLine;

            /**
             * Encodes the specified MapLine message. Does not implicitly {@link goshawk.v1.MapLine.verify|verify} messages.
             * @param message MapLine message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: goshawk.v1.MapLine.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a MapLine message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {goshawk.v1.MapLine & goshawk.v1.MapLine.$Shape} MapLine
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): goshawk.v1.MapLine & goshawk.v1.MapLine.$Shape;

            /**
             * Verifies a MapLine message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Gets the type url for MapLine
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace MapLine {

            /** Properties of a MapLine. */
            interface $Properties {

                /** MapLine layer */
                layer?: (goshawk.v1.MapLayer|null);

                /** MapLine xy */
                xy?: (number[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a MapLine. */
            type $Shape = goshawk.v1.MapLine.$Properties;
        }

        /**
         * Properties of a MapArea.
         * @deprecated Use goshawk.v1.MapArea.$Properties instead.
         */
        interface IMapArea extends goshawk.v1.MapArea.$Properties {
        }

        /** Represents a MapArea. */
        class MapArea {

            /**
             * Constructs a new MapArea.
             * @param [properties] Properties to set
             */
            constructor(properties?: goshawk.v1.MapArea.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** MapArea rings. */
            rings: goshawk.v1.MapRing.$Properties[];

            /**
             * Creates a new MapArea instance using the specified properties.
             * @param [properties] Properties to set
             * @returns MapArea instance
             */
            static create(properties: goshawk.v1.MapArea.$Shape): goshawk.v1.MapArea & goshawk.v1.MapArea.$Shape;
            static create(properties?: goshawk.v1.MapArea.$Properties): goshawk.v1.MapArea;

            /**
             * Encodes the specified MapArea message. Does not implicitly {@link goshawk.v1.MapArea.verify|verify} messages.
             * @param message MapArea message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: goshawk.v1.MapArea.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a MapArea message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {goshawk.v1.MapArea & goshawk.v1.MapArea.$Shape} MapArea
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): goshawk.v1.MapArea & goshawk.v1.MapArea.$Shape;

            /**
             * Verifies a MapArea message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Gets the type url for MapArea
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace MapArea {

            /** Properties of a MapArea. */
            interface $Properties {

                /** MapArea rings */
                rings?: (goshawk.v1.MapRing.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a MapArea. */
            type $Shape = goshawk.v1.MapArea.$Properties;
        }

        /**
         * Properties of a MapRing.
         * @deprecated Use goshawk.v1.MapRing.$Properties instead.
         */
        interface IMapRing extends goshawk.v1.MapRing.$Properties {
        }

        /** Represents a MapRing. */
        class MapRing {

            /**
             * Constructs a new MapRing.
             * @param [properties] Properties to set
             */
            constructor(properties?: goshawk.v1.MapRing.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** MapRing xy. */
            xy: number[];

            /**
             * Creates a new MapRing instance using the specified properties.
             * @param [properties] Properties to set
             * @returns MapRing instance
             */
            static create(properties: goshawk.v1.MapRing.$Shape): goshawk.v1.MapRing & goshawk.v1.MapRing.$Shape;
            static create(properties?: goshawk.v1.MapRing.$Properties): goshawk.v1.MapRing;

            /**
             * Encodes the specified MapRing message. Does not implicitly {@link goshawk.v1.MapRing.verify|verify} messages.
             * @param message MapRing message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: goshawk.v1.MapRing.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a MapRing message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {goshawk.v1.MapRing & goshawk.v1.MapRing.$Shape} MapRing
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): goshawk.v1.MapRing & goshawk.v1.MapRing.$Shape;

            /**
             * Verifies a MapRing message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Gets the type url for MapRing
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace MapRing {

            /** Properties of a MapRing. */
            interface $Properties {

                /** MapRing xy */
                xy?: (number[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a MapRing. */
            type $Shape = goshawk.v1.MapRing.$Properties;
        }

        /**
         * Properties of a DetectedObject.
         * @deprecated Use goshawk.v1.DetectedObject.$Properties instead.
         */
        interface IDetectedObject extends goshawk.v1.DetectedObject.$Properties {
        }

        /** Represents a DetectedObject. */
        class DetectedObject {

            /**
             * Constructs a new DetectedObject.
             * @param [properties] Properties to set
             */
            constructor(properties?: goshawk.v1.DetectedObject.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** DetectedObject label. */
            label: string;

            /** DetectedObject score. */
            score: number;

            /** DetectedObject center. */
            center?: (goshawk.v1.Vector3.$Properties|null);

            /** DetectedObject size. */
            size?: (goshawk.v1.Size.$Properties|null);

            /** DetectedObject yawRad. */
            yawRad: number;

            /** DetectedObject velocityXMps. */
            velocityXMps: number;

            /** DetectedObject velocityYMps. */
            velocityYMps: number;

            /** DetectedObject attribute. */
            attribute: string;

            /** DetectedObject id. */
            id: string;

            /** DetectedObject rotation. */
            rotation?: (goshawk.v1.Quaternion.$Properties|null);

            /** DetectedObject velocityZMps. */
            velocityZMps: number;

            /**
             * Creates a new DetectedObject instance using the specified properties.
             * @param [properties] Properties to set
             * @returns DetectedObject instance
             */
            static create(properties: goshawk.v1.DetectedObject.$Shape): goshawk.v1.DetectedObject & goshawk.v1.DetectedObject.$Shape;
            static create(properties?: goshawk.v1.DetectedObject.$Properties): goshawk.v1.DetectedObject;

            /**
             * Encodes the specified DetectedObject message. Does not implicitly {@link goshawk.v1.DetectedObject.verify|verify} messages.
             * @param message DetectedObject message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: goshawk.v1.DetectedObject.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a DetectedObject message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {goshawk.v1.DetectedObject & goshawk.v1.DetectedObject.$Shape} DetectedObject
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): goshawk.v1.DetectedObject & goshawk.v1.DetectedObject.$Shape;

            /**
             * Verifies a DetectedObject message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Gets the type url for DetectedObject
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace DetectedObject {

            /** Properties of a DetectedObject. */
            interface $Properties {

                /** DetectedObject label */
                label?: (string|null);

                /** DetectedObject score */
                score?: (number|null);

                /** DetectedObject center */
                center?: (goshawk.v1.Vector3.$Properties|null);

                /** DetectedObject size */
                size?: (goshawk.v1.Size.$Properties|null);

                /** DetectedObject yawRad */
                yawRad?: (number|null);

                /** DetectedObject velocityXMps */
                velocityXMps?: (number|null);

                /** DetectedObject velocityYMps */
                velocityYMps?: (number|null);

                /** DetectedObject attribute */
                attribute?: (string|null);

                /** DetectedObject id */
                id?: (string|null);

                /** DetectedObject rotation */
                rotation?: (goshawk.v1.Quaternion.$Properties|null);

                /** DetectedObject velocityZMps */
                velocityZMps?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a DetectedObject. */
            type $Shape = goshawk.v1.DetectedObject.$Properties;
        }

        /**
         * Properties of a ModelInfo.
         * @deprecated Use goshawk.v1.ModelInfo.$Properties instead.
         */
        interface IModelInfo extends goshawk.v1.ModelInfo.$Properties {
        }

        /** Represents a ModelInfo. */
        class ModelInfo {

            /**
             * Constructs a new ModelInfo.
             * @param [properties] Properties to set
             */
            constructor(properties?: goshawk.v1.ModelInfo.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ModelInfo bundle. */
            bundle: string;

            /** ModelInfo architecture. */
            architecture: string;

            /** ModelInfo provider. */
            provider: string;

            /** ModelInfo trained. */
            trained: boolean;

            /** ModelInfo sha256. */
            sha256: string;

            /**
             * Creates a new ModelInfo instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ModelInfo instance
             */
            static create(properties: goshawk.v1.ModelInfo.$Shape): goshawk.v1.ModelInfo & goshawk.v1.ModelInfo.$Shape;
            static create(properties?: goshawk.v1.ModelInfo.$Properties): goshawk.v1.ModelInfo;

            /**
             * Encodes the specified ModelInfo message. Does not implicitly {@link goshawk.v1.ModelInfo.verify|verify} messages.
             * @param message ModelInfo message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: goshawk.v1.ModelInfo.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ModelInfo message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {goshawk.v1.ModelInfo & goshawk.v1.ModelInfo.$Shape} ModelInfo
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): goshawk.v1.ModelInfo & goshawk.v1.ModelInfo.$Shape;

            /**
             * Verifies a ModelInfo message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Gets the type url for ModelInfo
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace ModelInfo {

            /** Properties of a ModelInfo. */
            interface $Properties {

                /** ModelInfo bundle */
                bundle?: (string|null);

                /** ModelInfo architecture */
                architecture?: (string|null);

                /** ModelInfo provider */
                provider?: (string|null);

                /** ModelInfo trained */
                trained?: (boolean|null);

                /** ModelInfo sha256 */
                sha256?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ModelInfo. */
            type $Shape = goshawk.v1.ModelInfo.$Properties;
        }

        /**
         * Properties of a BevHeat.
         * @deprecated Use goshawk.v1.BevHeat.$Properties instead.
         */
        interface IBevHeat extends goshawk.v1.BevHeat.$Properties {
        }

        /** Represents a BevHeat. */
        class BevHeat {

            /**
             * Constructs a new BevHeat.
             * @param [properties] Properties to set
             */
            constructor(properties?: goshawk.v1.BevHeat.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** BevHeat rows. */
            rows: number;

            /** BevHeat columns. */
            columns: number;

            /** BevHeat xMinM. */
            xMinM: number;

            /** BevHeat xMaxM. */
            xMaxM: number;

            /** BevHeat yMinM. */
            yMinM: number;

            /** BevHeat yMaxM. */
            yMaxM: number;

            /** BevHeat egoFromLidar. */
            egoFromLidar?: (goshawk.v1.Pose.$Properties|null);

            /** BevHeat part. */
            part: number;

            /**
             * Creates a new BevHeat instance using the specified properties.
             * @param [properties] Properties to set
             * @returns BevHeat instance
             */
            static create(properties: goshawk.v1.BevHeat.$Shape): goshawk.v1.BevHeat & goshawk.v1.BevHeat.$Shape;
            static create(properties?: goshawk.v1.BevHeat.$Properties): goshawk.v1.BevHeat;

            /**
             * Encodes the specified BevHeat message. Does not implicitly {@link goshawk.v1.BevHeat.verify|verify} messages.
             * @param message BevHeat message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: goshawk.v1.BevHeat.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a BevHeat message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {goshawk.v1.BevHeat & goshawk.v1.BevHeat.$Shape} BevHeat
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): goshawk.v1.BevHeat & goshawk.v1.BevHeat.$Shape;

            /**
             * Verifies a BevHeat message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Gets the type url for BevHeat
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace BevHeat {

            /** Properties of a BevHeat. */
            interface $Properties {

                /** BevHeat rows */
                rows?: (number|null);

                /** BevHeat columns */
                columns?: (number|null);

                /** BevHeat xMinM */
                xMinM?: (number|null);

                /** BevHeat xMaxM */
                xMaxM?: (number|null);

                /** BevHeat yMinM */
                yMinM?: (number|null);

                /** BevHeat yMaxM */
                yMaxM?: (number|null);

                /** BevHeat egoFromLidar */
                egoFromLidar?: (goshawk.v1.Pose.$Properties|null);

                /** BevHeat part */
                part?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a BevHeat. */
            type $Shape = goshawk.v1.BevHeat.$Properties;
        }

        /**
         * Properties of a DetectedObjects.
         * @deprecated Use goshawk.v1.DetectedObjects.$Properties instead.
         */
        interface IDetectedObjects extends goshawk.v1.DetectedObjects.$Properties {
        }

        /** Represents a DetectedObjects. */
        class DetectedObjects {

            /**
             * Constructs a new DetectedObjects.
             * @param [properties] Properties to set
             */
            constructor(properties?: goshawk.v1.DetectedObjects.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** DetectedObjects scene. */
            scene: string;

            /** DetectedObjects sampleToken. */
            sampleToken: string;

            /** DetectedObjects timestampUs. */
            timestampUs: number;

            /** DetectedObjects globalFromEgo. */
            globalFromEgo?: (goshawk.v1.Pose.$Properties|null);

            /** DetectedObjects objects. */
            objects: goshawk.v1.DetectedObject.$Properties[];

            /** DetectedObjects model. */
            model?: (goshawk.v1.ModelInfo.$Properties|null);

            /** DetectedObjects missingCameras. */
            missingCameras: string[];

            /** DetectedObjects egoSpeedMps. */
            egoSpeedMps: number;

            /** DetectedObjects map. */
            map: goshawk.v1.MapLine.$Properties[];

            /** DetectedObjects heat. */
            heat?: (goshawk.v1.BevHeat.$Properties|null);

            /** DetectedObjects road. */
            road?: (goshawk.v1.Road.$Properties|null);

            /**
             * Creates a new DetectedObjects instance using the specified properties.
             * @param [properties] Properties to set
             * @returns DetectedObjects instance
             */
            static create(properties: goshawk.v1.DetectedObjects.$Shape): goshawk.v1.DetectedObjects & goshawk.v1.DetectedObjects.$Shape;
            static create(properties?: goshawk.v1.DetectedObjects.$Properties): goshawk.v1.DetectedObjects;

            /**
             * Encodes the specified DetectedObjects message. Does not implicitly {@link goshawk.v1.DetectedObjects.verify|verify} messages.
             * @param message DetectedObjects message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: goshawk.v1.DetectedObjects.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a DetectedObjects message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {goshawk.v1.DetectedObjects & goshawk.v1.DetectedObjects.$Shape} DetectedObjects
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): goshawk.v1.DetectedObjects & goshawk.v1.DetectedObjects.$Shape;

            /**
             * Verifies a DetectedObjects message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Gets the type url for DetectedObjects
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace DetectedObjects {

            /** Properties of a DetectedObjects. */
            interface $Properties {

                /** DetectedObjects scene */
                scene?: (string|null);

                /** DetectedObjects sampleToken */
                sampleToken?: (string|null);

                /** DetectedObjects timestampUs */
                timestampUs?: (number|null);

                /** DetectedObjects globalFromEgo */
                globalFromEgo?: (goshawk.v1.Pose.$Properties|null);

                /** DetectedObjects objects */
                objects?: (goshawk.v1.DetectedObject.$Properties[]|null);

                /** DetectedObjects model */
                model?: (goshawk.v1.ModelInfo.$Properties|null);

                /** DetectedObjects missingCameras */
                missingCameras?: (string[]|null);

                /** DetectedObjects egoSpeedMps */
                egoSpeedMps?: (number|null);

                /** DetectedObjects map */
                map?: (goshawk.v1.MapLine.$Properties[]|null);

                /** DetectedObjects heat */
                heat?: (goshawk.v1.BevHeat.$Properties|null);

                /** DetectedObjects road */
                road?: (goshawk.v1.Road.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a DetectedObjects. */
            type $Shape = goshawk.v1.DetectedObjects.$Properties;
        }

        /**
         * Properties of a Track.
         * @deprecated Use goshawk.v1.Track.$Properties instead.
         */
        interface ITrack extends goshawk.v1.Track.$Properties {
        }

        /** Represents a Track. */
        class Track {

            /**
             * Constructs a new Track.
             * @param [properties] Properties to set
             */
            constructor(properties?: goshawk.v1.Track.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Track id. */
            id: string;

            /** Track object. */
            object?: (goshawk.v1.DetectedObject.$Properties|null);

            /** Track ageFrames. */
            ageFrames: number;

            /** Track coastedFrames. */
            coastedFrames: number;

            /**
             * Creates a new Track instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Track instance
             */
            static create(properties: goshawk.v1.Track.$Shape): goshawk.v1.Track & goshawk.v1.Track.$Shape;
            static create(properties?: goshawk.v1.Track.$Properties): goshawk.v1.Track;

            /**
             * Encodes the specified Track message. Does not implicitly {@link goshawk.v1.Track.verify|verify} messages.
             * @param message Track message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: goshawk.v1.Track.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Track message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {goshawk.v1.Track & goshawk.v1.Track.$Shape} Track
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): goshawk.v1.Track & goshawk.v1.Track.$Shape;

            /**
             * Verifies a Track message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Gets the type url for Track
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace Track {

            /** Properties of a Track. */
            interface $Properties {

                /** Track id */
                id?: (string|null);

                /** Track object */
                object?: (goshawk.v1.DetectedObject.$Properties|null);

                /** Track ageFrames */
                ageFrames?: (number|null);

                /** Track coastedFrames */
                coastedFrames?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Track. */
            type $Shape = goshawk.v1.Track.$Properties;
        }

        /**
         * Properties of a Tracks.
         * @deprecated Use goshawk.v1.Tracks.$Properties instead.
         */
        interface ITracks extends goshawk.v1.Tracks.$Properties {
        }

        /** Represents a Tracks. */
        class Tracks {

            /**
             * Constructs a new Tracks.
             * @param [properties] Properties to set
             */
            constructor(properties?: goshawk.v1.Tracks.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Tracks scene. */
            scene: string;

            /** Tracks sampleToken. */
            sampleToken: string;

            /** Tracks timestampUs. */
            timestampUs: number;

            /** Tracks globalFromEgo. */
            globalFromEgo?: (goshawk.v1.Pose.$Properties|null);

            /** Tracks tracks. */
            tracks: goshawk.v1.Track.$Properties[];

            /** Tracks egoSpeedMps. */
            egoSpeedMps: number;

            /**
             * Creates a new Tracks instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Tracks instance
             */
            static create(properties: goshawk.v1.Tracks.$Shape): goshawk.v1.Tracks & goshawk.v1.Tracks.$Shape;
            static create(properties?: goshawk.v1.Tracks.$Properties): goshawk.v1.Tracks;

            /**
             * Encodes the specified Tracks message. Does not implicitly {@link goshawk.v1.Tracks.verify|verify} messages.
             * @param message Tracks message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: goshawk.v1.Tracks.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Tracks message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {goshawk.v1.Tracks & goshawk.v1.Tracks.$Shape} Tracks
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): goshawk.v1.Tracks & goshawk.v1.Tracks.$Shape;

            /**
             * Verifies a Tracks message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Gets the type url for Tracks
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace Tracks {

            /** Properties of a Tracks. */
            interface $Properties {

                /** Tracks scene */
                scene?: (string|null);

                /** Tracks sampleToken */
                sampleToken?: (string|null);

                /** Tracks timestampUs */
                timestampUs?: (number|null);

                /** Tracks globalFromEgo */
                globalFromEgo?: (goshawk.v1.Pose.$Properties|null);

                /** Tracks tracks */
                tracks?: (goshawk.v1.Track.$Properties[]|null);

                /** Tracks egoSpeedMps */
                egoSpeedMps?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Tracks. */
            type $Shape = goshawk.v1.Tracks.$Properties;
        }

        /**
         * Properties of a Road.
         * @deprecated Use goshawk.v1.Road.$Properties instead.
         */
        interface IRoad extends goshawk.v1.Road.$Properties {
        }

        /** Represents a Road. */
        class Road {

            /**
             * Constructs a new Road.
             * @param [properties] Properties to set
             */
            constructor(properties?: goshawk.v1.Road.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Road name. */
            name: string;

            /** Road lanes. */
            lanes: goshawk.v1.RoadLane.$Properties[];

            /** Road crossings. */
            crossings: goshawk.v1.RoadCrossing.$Properties[];

            /** Road route. */
            route: number[];

            /** Road signals. */
            signals: goshawk.v1.RoadSignal.$Properties[];

            /** Road ego. */
            ego?: (goshawk.v1.CarShape.$Properties|null);

            /**
             * Creates a new Road instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Road instance
             */
            static create(properties: goshawk.v1.Road.$Shape): goshawk.v1.Road & goshawk.v1.Road.$Shape;
            static create(properties?: goshawk.v1.Road.$Properties): goshawk.v1.Road;

            /**
             * Encodes the specified Road message. Does not implicitly {@link goshawk.v1.Road.verify|verify} messages.
             * @param message Road message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: goshawk.v1.Road.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Road message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {goshawk.v1.Road & goshawk.v1.Road.$Shape} Road
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): goshawk.v1.Road & goshawk.v1.Road.$Shape;

            /**
             * Verifies a Road message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Gets the type url for Road
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace Road {

            /** Properties of a Road. */
            interface $Properties {

                /** Road name */
                name?: (string|null);

                /** Road lanes */
                lanes?: (goshawk.v1.RoadLane.$Properties[]|null);

                /** Road crossings */
                crossings?: (goshawk.v1.RoadCrossing.$Properties[]|null);

                /** Road route */
                route?: (number[]|null);

                /** Road signals */
                signals?: (goshawk.v1.RoadSignal.$Properties[]|null);

                /** Road ego */
                ego?: (goshawk.v1.CarShape.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Road. */
            type $Shape = goshawk.v1.Road.$Properties;
        }

        /**
         * Properties of a RoadLane.
         * @deprecated Use goshawk.v1.RoadLane.$Properties instead.
         */
        interface IRoadLane extends goshawk.v1.RoadLane.$Properties {
        }

        /** Represents a RoadLane. */
        class RoadLane {

            /**
             * Constructs a new RoadLane.
             * @param [properties] Properties to set
             */
            constructor(properties?: goshawk.v1.RoadLane.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** RoadLane id. */
            id: number;

            /** RoadLane xy. */
            xy: number[];

            /** RoadLane widthM. */
            widthM: number;

            /** RoadLane speedLimitMps. */
            speedLimitMps: number;

            /** RoadLane successors. */
            successors: number[];

            /** RoadLane predecessors. */
            predecessors: number[];

            /** RoadLane left. */
            left?: (number|null);

            /** RoadLane right. */
            right?: (number|null);

            /** RoadLane turn. */
            turn: goshawk.v1.LaneTurn;

            /** RoadLane signal. */
            signal?: (number|null);

            /** RoadLane stopSign. */
            stopSign: boolean;

            /** RoadLane stopBackM. */
            stopBackM: number;

            /** RoadLane crossings. */
            crossings: goshawk.v1.LaneCrossing.$Properties[];

            /** RoadLane yieldTo. */
            yieldTo: goshawk.v1.LaneConflict.$Properties[];

            /**
             * Creates a new RoadLane instance using the specified properties.
             * @param [properties] Properties to set
             * @returns RoadLane instance
             */
            static create(properties: goshawk.v1.RoadLane.$Shape): goshawk.v1.RoadLane & goshawk.v1.RoadLane.$Shape;
            static create(properties?: goshawk.v1.RoadLane.$Properties): goshawk.v1.RoadLane;

            /**
             * Encodes the specified RoadLane message. Does not implicitly {@link goshawk.v1.RoadLane.verify|verify} messages.
             * @param message RoadLane message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: goshawk.v1.RoadLane.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a RoadLane message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {goshawk.v1.RoadLane & goshawk.v1.RoadLane.$Shape} RoadLane
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): goshawk.v1.RoadLane & goshawk.v1.RoadLane.$Shape;

            /**
             * Verifies a RoadLane message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Gets the type url for RoadLane
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace RoadLane {

            /** Properties of a RoadLane. */
            interface $Properties {

                /** RoadLane id */
                id?: (number|null);

                /** RoadLane xy */
                xy?: (number[]|null);

                /** RoadLane widthM */
                widthM?: (number|null);

                /** RoadLane speedLimitMps */
                speedLimitMps?: (number|null);

                /** RoadLane successors */
                successors?: (number[]|null);

                /** RoadLane predecessors */
                predecessors?: (number[]|null);

                /** RoadLane left */
                left?: (number|null);

                /** RoadLane right */
                right?: (number|null);

                /** RoadLane turn */
                turn?: (goshawk.v1.LaneTurn|null);

                /** RoadLane signal */
                signal?: (number|null);

                /** RoadLane stopSign */
                stopSign?: (boolean|null);

                /** RoadLane stopBackM */
                stopBackM?: (number|null);

                /** RoadLane crossings */
                crossings?: (goshawk.v1.LaneCrossing.$Properties[]|null);

                /** RoadLane yieldTo */
                yieldTo?: (goshawk.v1.LaneConflict.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a RoadLane. */
            type $Shape = goshawk.v1.RoadLane.$Properties;
        }

        /** LaneTurn enum. */
        enum LaneTurn {

            /** LANE_TURN_UNSPECIFIED value */
            LANE_TURN_UNSPECIFIED = 0,

            /** STRAIGHT_ON value */
            STRAIGHT_ON = 1,

            /** TURN_LEFT value */
            TURN_LEFT = 2,

            /** TURN_RIGHT value */
            TURN_RIGHT = 3
        }

        /**
         * Properties of a LaneCrossing.
         * @deprecated Use goshawk.v1.LaneCrossing.$Properties instead.
         */
        interface ILaneCrossing extends goshawk.v1.LaneCrossing.$Properties {
        }

        /** Represents a LaneCrossing. */
        class LaneCrossing {

            /**
             * Constructs a new LaneCrossing.
             * @param [properties] Properties to set
             */
            constructor(properties?: goshawk.v1.LaneCrossing.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** LaneCrossing crossing. */
            crossing: number;

            /** LaneCrossing arcM. */
            arcM: number;

            /**
             * Creates a new LaneCrossing instance using the specified properties.
             * @param [properties] Properties to set
             * @returns LaneCrossing instance
             */
            static create(properties: goshawk.v1.LaneCrossing.$Shape): goshawk.v1.LaneCrossing & goshawk.v1.LaneCrossing.$Shape;
            static create(properties?: goshawk.v1.LaneCrossing.$Properties): goshawk.v1.LaneCrossing;

            /**
             * Encodes the specified LaneCrossing message. Does not implicitly {@link goshawk.v1.LaneCrossing.verify|verify} messages.
             * @param message LaneCrossing message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: goshawk.v1.LaneCrossing.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a LaneCrossing message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {goshawk.v1.LaneCrossing & goshawk.v1.LaneCrossing.$Shape} LaneCrossing
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): goshawk.v1.LaneCrossing & goshawk.v1.LaneCrossing.$Shape;

            /**
             * Verifies a LaneCrossing message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Gets the type url for LaneCrossing
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace LaneCrossing {

            /** Properties of a LaneCrossing. */
            interface $Properties {

                /** LaneCrossing crossing */
                crossing?: (number|null);

                /** LaneCrossing arcM */
                arcM?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a LaneCrossing. */
            type $Shape = goshawk.v1.LaneCrossing.$Properties;
        }

        /**
         * Properties of a LaneConflict.
         * @deprecated Use goshawk.v1.LaneConflict.$Properties instead.
         */
        interface ILaneConflict extends goshawk.v1.LaneConflict.$Properties {
        }

        /** Represents a LaneConflict. */
        class LaneConflict {

            /**
             * Constructs a new LaneConflict.
             * @param [properties] Properties to set
             */
            constructor(properties?: goshawk.v1.LaneConflict.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** LaneConflict lane. */
            lane: number;

            /** LaneConflict ownArcM. */
            ownArcM: number;

            /** LaneConflict otherArcM. */
            otherArcM: number;

            /** LaneConflict holdArcM. */
            holdArcM: number;

            /**
             * Creates a new LaneConflict instance using the specified properties.
             * @param [properties] Properties to set
             * @returns LaneConflict instance
             */
            static create(properties: goshawk.v1.LaneConflict.$Shape): goshawk.v1.LaneConflict & goshawk.v1.LaneConflict.$Shape;
            static create(properties?: goshawk.v1.LaneConflict.$Properties): goshawk.v1.LaneConflict;

            /**
             * Encodes the specified LaneConflict message. Does not implicitly {@link goshawk.v1.LaneConflict.verify|verify} messages.
             * @param message LaneConflict message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: goshawk.v1.LaneConflict.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a LaneConflict message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {goshawk.v1.LaneConflict & goshawk.v1.LaneConflict.$Shape} LaneConflict
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): goshawk.v1.LaneConflict & goshawk.v1.LaneConflict.$Shape;

            /**
             * Verifies a LaneConflict message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Gets the type url for LaneConflict
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace LaneConflict {

            /** Properties of a LaneConflict. */
            interface $Properties {

                /** LaneConflict lane */
                lane?: (number|null);

                /** LaneConflict ownArcM */
                ownArcM?: (number|null);

                /** LaneConflict otherArcM */
                otherArcM?: (number|null);

                /** LaneConflict holdArcM */
                holdArcM?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a LaneConflict. */
            type $Shape = goshawk.v1.LaneConflict.$Properties;
        }

        /**
         * Properties of a RoadCrossing.
         * @deprecated Use goshawk.v1.RoadCrossing.$Properties instead.
         */
        interface IRoadCrossing extends goshawk.v1.RoadCrossing.$Properties {
        }

        /** Represents a RoadCrossing. */
        class RoadCrossing {

            /**
             * Constructs a new RoadCrossing.
             * @param [properties] Properties to set
             */
            constructor(properties?: goshawk.v1.RoadCrossing.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** RoadCrossing id. */
            id: number;

            /** RoadCrossing xy. */
            xy: number[];

            /** RoadCrossing widthM. */
            widthM: number;

            /** RoadCrossing hasSignal. */
            hasSignal: boolean;

            /**
             * Creates a new RoadCrossing instance using the specified properties.
             * @param [properties] Properties to set
             * @returns RoadCrossing instance
             */
            static create(properties: goshawk.v1.RoadCrossing.$Shape): goshawk.v1.RoadCrossing & goshawk.v1.RoadCrossing.$Shape;
            static create(properties?: goshawk.v1.RoadCrossing.$Properties): goshawk.v1.RoadCrossing;

            /**
             * Encodes the specified RoadCrossing message. Does not implicitly {@link goshawk.v1.RoadCrossing.verify|verify} messages.
             * @param message RoadCrossing message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: goshawk.v1.RoadCrossing.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a RoadCrossing message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {goshawk.v1.RoadCrossing & goshawk.v1.RoadCrossing.$Shape} RoadCrossing
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): goshawk.v1.RoadCrossing & goshawk.v1.RoadCrossing.$Shape;

            /**
             * Verifies a RoadCrossing message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Gets the type url for RoadCrossing
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace RoadCrossing {

            /** Properties of a RoadCrossing. */
            interface $Properties {

                /** RoadCrossing id */
                id?: (number|null);

                /** RoadCrossing xy */
                xy?: (number[]|null);

                /** RoadCrossing widthM */
                widthM?: (number|null);

                /** RoadCrossing hasSignal */
                hasSignal?: (boolean|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a RoadCrossing. */
            type $Shape = goshawk.v1.RoadCrossing.$Properties;
        }

        /**
         * Properties of a RoadSignal.
         * @deprecated Use goshawk.v1.RoadSignal.$Properties instead.
         */
        interface IRoadSignal extends goshawk.v1.RoadSignal.$Properties {
        }

        /** Represents a RoadSignal. */
        class RoadSignal {

            /**
             * Constructs a new RoadSignal.
             * @param [properties] Properties to set
             */
            constructor(properties?: goshawk.v1.RoadSignal.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** RoadSignal id. */
            id: number;

            /** RoadSignal state. */
            state: goshawk.v1.SignalState;

            /**
             * Creates a new RoadSignal instance using the specified properties.
             * @param [properties] Properties to set
             * @returns RoadSignal instance
             */
            static create(properties: goshawk.v1.RoadSignal.$Shape): goshawk.v1.RoadSignal & goshawk.v1.RoadSignal.$Shape;
            static create(properties?: goshawk.v1.RoadSignal.$Properties): goshawk.v1.RoadSignal;

            /**
             * Encodes the specified RoadSignal message. Does not implicitly {@link goshawk.v1.RoadSignal.verify|verify} messages.
             * @param message RoadSignal message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: goshawk.v1.RoadSignal.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a RoadSignal message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {goshawk.v1.RoadSignal & goshawk.v1.RoadSignal.$Shape} RoadSignal
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): goshawk.v1.RoadSignal & goshawk.v1.RoadSignal.$Shape;

            /**
             * Verifies a RoadSignal message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Gets the type url for RoadSignal
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace RoadSignal {

            /** Properties of a RoadSignal. */
            interface $Properties {

                /** RoadSignal id */
                id?: (number|null);

                /** RoadSignal state */
                state?: (goshawk.v1.SignalState|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a RoadSignal. */
            type $Shape = goshawk.v1.RoadSignal.$Properties;
        }

        /** SignalState enum. */
        enum SignalState {

            /** SIGNAL_STATE_UNSPECIFIED value */
            SIGNAL_STATE_UNSPECIFIED = 0,

            /** GREEN value */
            GREEN = 1,

            /** YELLOW value */
            YELLOW = 2,

            /** RED value */
            RED = 3,

            /** UNKNOWN value */
            UNKNOWN = 4
        }

        /**
         * Properties of a CarShape.
         * @deprecated Use goshawk.v1.CarShape.$Properties instead.
         */
        interface ICarShape extends goshawk.v1.CarShape.$Properties {
        }

        /** Represents a CarShape. */
        class CarShape {

            /**
             * Constructs a new CarShape.
             * @param [properties] Properties to set
             */
            constructor(properties?: goshawk.v1.CarShape.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** CarShape length. */
            length: number;

            /** CarShape width. */
            width: number;

            /** CarShape wheelbase. */
            wheelbase: number;

            /**
             * Creates a new CarShape instance using the specified properties.
             * @param [properties] Properties to set
             * @returns CarShape instance
             */
            static create(properties: goshawk.v1.CarShape.$Shape): goshawk.v1.CarShape & goshawk.v1.CarShape.$Shape;
            static create(properties?: goshawk.v1.CarShape.$Properties): goshawk.v1.CarShape;

            /**
             * Encodes the specified CarShape message. Does not implicitly {@link goshawk.v1.CarShape.verify|verify} messages.
             * @param message CarShape message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: goshawk.v1.CarShape.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a CarShape message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {goshawk.v1.CarShape & goshawk.v1.CarShape.$Shape} CarShape
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): goshawk.v1.CarShape & goshawk.v1.CarShape.$Shape;

            /**
             * Verifies a CarShape message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Gets the type url for CarShape
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace CarShape {

            /** Properties of a CarShape. */
            interface $Properties {

                /** CarShape length */
                length?: (number|null);

                /** CarShape width */
                width?: (number|null);

                /** CarShape wheelbase */
                wheelbase?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a CarShape. */
            type $Shape = goshawk.v1.CarShape.$Properties;
        }

        /**
         * Properties of a SubscribeRequest.
         * @deprecated Use goshawk.v1.SubscribeRequest.$Properties instead.
         */
        interface ISubscribeRequest extends goshawk.v1.SubscribeRequest.$Properties {
        }

        /** Represents a SubscribeRequest. */
        class SubscribeRequest {

            /**
             * Constructs a new SubscribeRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: goshawk.v1.SubscribeRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** SubscribeRequest withoutImages. */
            withoutImages: boolean;

            /** SubscribeRequest imageRateMax. */
            imageRateMax: number;

            /** SubscribeRequest imageWidthMax. */
            imageWidthMax: number;

            /** SubscribeRequest lidarRateMax. */
            lidarRateMax: number;

            /** SubscribeRequest withHeat. */
            withHeat: boolean;

            /**
             * Creates a new SubscribeRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns SubscribeRequest instance
             */
            static create(properties: goshawk.v1.SubscribeRequest.$Shape): goshawk.v1.SubscribeRequest & goshawk.v1.SubscribeRequest.$Shape;
            static create(properties?: goshawk.v1.SubscribeRequest.$Properties): goshawk.v1.SubscribeRequest;

            /**
             * Encodes the specified SubscribeRequest message. Does not implicitly {@link goshawk.v1.SubscribeRequest.verify|verify} messages.
             * @param message SubscribeRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: goshawk.v1.SubscribeRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a SubscribeRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {goshawk.v1.SubscribeRequest & goshawk.v1.SubscribeRequest.$Shape} SubscribeRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): goshawk.v1.SubscribeRequest & goshawk.v1.SubscribeRequest.$Shape;

            /**
             * Verifies a SubscribeRequest message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Gets the type url for SubscribeRequest
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace SubscribeRequest {

            /** Properties of a SubscribeRequest. */
            interface $Properties {

                /** SubscribeRequest withoutImages */
                withoutImages?: (boolean|null);

                /** SubscribeRequest imageRateMax */
                imageRateMax?: (number|null);

                /** SubscribeRequest imageWidthMax */
                imageWidthMax?: (number|null);

                /** SubscribeRequest lidarRateMax */
                lidarRateMax?: (number|null);

                /** SubscribeRequest withHeat */
                withHeat?: (boolean|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a SubscribeRequest. */
            type $Shape = goshawk.v1.SubscribeRequest.$Properties;
        }

        /**
         * Properties of a GetGraphRequest.
         * @deprecated Use goshawk.v1.GetGraphRequest.$Properties instead.
         */
        interface IGetGraphRequest extends goshawk.v1.GetGraphRequest.$Properties {
        }

        /** Represents a GetGraphRequest. */
        class GetGraphRequest {

            /**
             * Constructs a new GetGraphRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: goshawk.v1.GetGraphRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /**
             * Creates a new GetGraphRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns GetGraphRequest instance
             */
            static create(properties: goshawk.v1.GetGraphRequest.$Shape): goshawk.v1.GetGraphRequest & goshawk.v1.GetGraphRequest.$Shape;
            static create(properties?: goshawk.v1.GetGraphRequest.$Properties): goshawk.v1.GetGraphRequest;

            /**
             * Encodes the specified GetGraphRequest message. Does not implicitly {@link goshawk.v1.GetGraphRequest.verify|verify} messages.
             * @param message GetGraphRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: goshawk.v1.GetGraphRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a GetGraphRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {goshawk.v1.GetGraphRequest & goshawk.v1.GetGraphRequest.$Shape} GetGraphRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): goshawk.v1.GetGraphRequest & goshawk.v1.GetGraphRequest.$Shape;

            /**
             * Verifies a GetGraphRequest message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Gets the type url for GetGraphRequest
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace GetGraphRequest {

            /** Properties of a GetGraphRequest. */
            interface $Properties {

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a GetGraphRequest. */
            type $Shape = goshawk.v1.GetGraphRequest.$Properties;
        }

        /**
         * Properties of a GraphDescription.
         * @deprecated Use goshawk.v1.GraphDescription.$Properties instead.
         */
        interface IGraphDescription extends goshawk.v1.GraphDescription.$Properties {
        }

        /** Represents a GraphDescription. */
        class GraphDescription {

            /**
             * Constructs a new GraphDescription.
             * @param [properties] Properties to set
             */
            constructor(properties?: goshawk.v1.GraphDescription.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** GraphDescription json. */
            json: string;

            /** GraphDescription mermaid. */
            mermaid: string;

            /**
             * Creates a new GraphDescription instance using the specified properties.
             * @param [properties] Properties to set
             * @returns GraphDescription instance
             */
            static create(properties: goshawk.v1.GraphDescription.$Shape): goshawk.v1.GraphDescription & goshawk.v1.GraphDescription.$Shape;
            static create(properties?: goshawk.v1.GraphDescription.$Properties): goshawk.v1.GraphDescription;

            /**
             * Encodes the specified GraphDescription message. Does not implicitly {@link goshawk.v1.GraphDescription.verify|verify} messages.
             * @param message GraphDescription message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: goshawk.v1.GraphDescription.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a GraphDescription message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {goshawk.v1.GraphDescription & goshawk.v1.GraphDescription.$Shape} GraphDescription
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): goshawk.v1.GraphDescription & goshawk.v1.GraphDescription.$Shape;

            /**
             * Verifies a GraphDescription message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Gets the type url for GraphDescription
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace GraphDescription {

            /** Properties of a GraphDescription. */
            interface $Properties {

                /** GraphDescription json */
                json?: (string|null);

                /** GraphDescription mermaid */
                mermaid?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a GraphDescription. */
            type $Shape = goshawk.v1.GraphDescription.$Properties;
        }

        /**
         * Properties of a GetStatusRequest.
         * @deprecated Use goshawk.v1.GetStatusRequest.$Properties instead.
         */
        interface IGetStatusRequest extends goshawk.v1.GetStatusRequest.$Properties {
        }

        /** Represents a GetStatusRequest. */
        class GetStatusRequest {

            /**
             * Constructs a new GetStatusRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: goshawk.v1.GetStatusRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /**
             * Creates a new GetStatusRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns GetStatusRequest instance
             */
            static create(properties: goshawk.v1.GetStatusRequest.$Shape): goshawk.v1.GetStatusRequest & goshawk.v1.GetStatusRequest.$Shape;
            static create(properties?: goshawk.v1.GetStatusRequest.$Properties): goshawk.v1.GetStatusRequest;

            /**
             * Encodes the specified GetStatusRequest message. Does not implicitly {@link goshawk.v1.GetStatusRequest.verify|verify} messages.
             * @param message GetStatusRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: goshawk.v1.GetStatusRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a GetStatusRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {goshawk.v1.GetStatusRequest & goshawk.v1.GetStatusRequest.$Shape} GetStatusRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): goshawk.v1.GetStatusRequest & goshawk.v1.GetStatusRequest.$Shape;

            /**
             * Verifies a GetStatusRequest message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Gets the type url for GetStatusRequest
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace GetStatusRequest {

            /** Properties of a GetStatusRequest. */
            interface $Properties {

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a GetStatusRequest. */
            type $Shape = goshawk.v1.GetStatusRequest.$Properties;
        }

        /**
         * Properties of a StatusReport.
         * @deprecated Use goshawk.v1.StatusReport.$Properties instead.
         */
        interface IStatusReport extends goshawk.v1.StatusReport.$Properties {
        }

        /** Represents a StatusReport. */
        class StatusReport {

            /**
             * Constructs a new StatusReport.
             * @param [properties] Properties to set
             */
            constructor(properties?: goshawk.v1.StatusReport.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** StatusReport json. */
            json: string;

            /**
             * Creates a new StatusReport instance using the specified properties.
             * @param [properties] Properties to set
             * @returns StatusReport instance
             */
            static create(properties: goshawk.v1.StatusReport.$Shape): goshawk.v1.StatusReport & goshawk.v1.StatusReport.$Shape;
            static create(properties?: goshawk.v1.StatusReport.$Properties): goshawk.v1.StatusReport;

            /**
             * Encodes the specified StatusReport message. Does not implicitly {@link goshawk.v1.StatusReport.verify|verify} messages.
             * @param message StatusReport message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: goshawk.v1.StatusReport.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a StatusReport message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {goshawk.v1.StatusReport & goshawk.v1.StatusReport.$Shape} StatusReport
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): goshawk.v1.StatusReport & goshawk.v1.StatusReport.$Shape;

            /**
             * Verifies a StatusReport message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Gets the type url for StatusReport
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace StatusReport {

            /** Properties of a StatusReport. */
            interface $Properties {

                /** StatusReport json */
                json?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a StatusReport. */
            type $Shape = goshawk.v1.StatusReport.$Properties;
        }

        /**
         * Properties of an InstructRequest.
         * @deprecated Use goshawk.v1.InstructRequest.$Properties instead.
         */
        interface IInstructRequest extends goshawk.v1.InstructRequest.$Properties {
        }

        /** Represents an InstructRequest. */
        class InstructRequest {

            /**
             * Constructs a new InstructRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: goshawk.v1.InstructRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** InstructRequest text. */
            text: string;

            /**
             * Creates a new InstructRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns InstructRequest instance
             */
            static create(properties: goshawk.v1.InstructRequest.$Shape): goshawk.v1.InstructRequest & goshawk.v1.InstructRequest.$Shape;
            static create(properties?: goshawk.v1.InstructRequest.$Properties): goshawk.v1.InstructRequest;

            /**
             * Encodes the specified InstructRequest message. Does not implicitly {@link goshawk.v1.InstructRequest.verify|verify} messages.
             * @param message InstructRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: goshawk.v1.InstructRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an InstructRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {goshawk.v1.InstructRequest & goshawk.v1.InstructRequest.$Shape} InstructRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): goshawk.v1.InstructRequest & goshawk.v1.InstructRequest.$Shape;

            /**
             * Verifies an InstructRequest message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Gets the type url for InstructRequest
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace InstructRequest {

            /** Properties of an InstructRequest. */
            interface $Properties {

                /** InstructRequest text */
                text?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an InstructRequest. */
            type $Shape = goshawk.v1.InstructRequest.$Properties;
        }

        /**
         * Properties of an InstructReply.
         * @deprecated Use goshawk.v1.InstructReply.$Properties instead.
         */
        interface IInstructReply extends goshawk.v1.InstructReply.$Properties {
        }

        /** Represents an InstructReply. */
        class InstructReply {

            /**
             * Constructs a new InstructReply.
             * @param [properties] Properties to set
             */
            constructor(properties?: goshawk.v1.InstructReply.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** InstructReply accepted. */
            accepted: boolean;

            /** InstructReply reply. */
            reply: string;

            /**
             * Creates a new InstructReply instance using the specified properties.
             * @param [properties] Properties to set
             * @returns InstructReply instance
             */
            static create(properties: goshawk.v1.InstructReply.$Shape): goshawk.v1.InstructReply & goshawk.v1.InstructReply.$Shape;
            static create(properties?: goshawk.v1.InstructReply.$Properties): goshawk.v1.InstructReply;

            /**
             * Encodes the specified InstructReply message. Does not implicitly {@link goshawk.v1.InstructReply.verify|verify} messages.
             * @param message InstructReply message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: goshawk.v1.InstructReply.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an InstructReply message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {goshawk.v1.InstructReply & goshawk.v1.InstructReply.$Shape} InstructReply
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): goshawk.v1.InstructReply & goshawk.v1.InstructReply.$Shape;

            /**
             * Verifies an InstructReply message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Gets the type url for InstructReply
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace InstructReply {

            /** Properties of an InstructReply. */
            interface $Properties {

                /** InstructReply accepted */
                accepted?: (boolean|null);

                /** InstructReply reply */
                reply?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an InstructReply. */
            type $Shape = goshawk.v1.InstructReply.$Properties;
        }

        /**
         * Properties of a ControlRequest.
         * @deprecated Use goshawk.v1.ControlRequest.$Properties instead.
         */
        interface IControlRequest extends goshawk.v1.ControlRequest.$Properties {
        }

        /** Represents a ControlRequest. */
        class ControlRequest {

            /**
             * Constructs a new ControlRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: goshawk.v1.ControlRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ControlRequest pause. */
            pause?: (boolean|null);

            /** ControlRequest rate. */
            rate?: (number|null);

            /** ControlRequest seekUs. */
            seekUs?: (number|null);

            /** ControlRequest scenario. */
            scenario?: (string|null);

            /** ControlRequest loop. */
            loop?: (boolean|null);

            /** ControlRequest command. */
            command?: ("pause"|"rate"|"seekUs"|"scenario"|"loop");

            /**
             * Creates a new ControlRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ControlRequest instance
             */
            static create(properties: goshawk.v1.ControlRequest.$Shape): goshawk.v1.ControlRequest & goshawk.v1.ControlRequest.$Shape;
            static create(properties?: goshawk.v1.ControlRequest.$Properties): goshawk.v1.ControlRequest;

            /**
             * Encodes the specified ControlRequest message. Does not implicitly {@link goshawk.v1.ControlRequest.verify|verify} messages.
             * @param message ControlRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: goshawk.v1.ControlRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ControlRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {goshawk.v1.ControlRequest & goshawk.v1.ControlRequest.$Shape} ControlRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): goshawk.v1.ControlRequest & goshawk.v1.ControlRequest.$Shape;

            /**
             * Verifies a ControlRequest message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Gets the type url for ControlRequest
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace ControlRequest {

            /** Properties of a ControlRequest. */
            interface $Properties {

                /** ControlRequest pause */
                pause?: (boolean|null);

                /** ControlRequest rate */
                rate?: (number|null);

                /** ControlRequest seekUs */
                seekUs?: (number|null);

                /** ControlRequest scenario */
                scenario?: (string|null);

                /** ControlRequest loop */
                loop?: (boolean|null);

                /** ControlRequest command */
                command?: ("pause"|"rate"|"seekUs"|"scenario"|"loop");

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Narrowed shape of a ControlRequest. */
            type $Shape = {
              pause?: boolean|null;
              rate?: number|null;
              seekUs?: number|null;
              scenario?: string|null;
              loop?: boolean|null;
              $unknowns?: Uint8Array[];
            } & (
              ({ command?: undefined; pause?: null; rate?: null; seekUs?: null; scenario?: null; loop?: null }|{ command?: "pause"; pause: boolean; rate?: null; seekUs?: null; scenario?: null; loop?: null }|{ command?: "rate"; pause?: null; rate: number; seekUs?: null; scenario?: null; loop?: null }|{ command?: "seekUs"; pause?: null; rate?: null; seekUs: number; scenario?: null; loop?: null }|{ command?: "scenario"; pause?: null; rate?: null; seekUs?: null; scenario: string; loop?: null }|{ command?: "loop"; pause?: null; rate?: null; seekUs?: null; scenario?: null; loop: boolean })
            );
        }

        /**
         * Properties of a ControlReply.
         * @deprecated Use goshawk.v1.ControlReply.$Properties instead.
         */
        interface IControlReply extends goshawk.v1.ControlReply.$Properties {
        }

        /** Represents a ControlReply. */
        class ControlReply {

            /**
             * Constructs a new ControlReply.
             * @param [properties] Properties to set
             */
            constructor(properties?: goshawk.v1.ControlReply.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ControlReply accepted. */
            accepted: boolean;

            /** ControlReply reply. */
            reply: string;

            /**
             * Creates a new ControlReply instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ControlReply instance
             */
            static create(properties: goshawk.v1.ControlReply.$Shape): goshawk.v1.ControlReply & goshawk.v1.ControlReply.$Shape;
            static create(properties?: goshawk.v1.ControlReply.$Properties): goshawk.v1.ControlReply;

            /**
             * Encodes the specified ControlReply message. Does not implicitly {@link goshawk.v1.ControlReply.verify|verify} messages.
             * @param message ControlReply message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: goshawk.v1.ControlReply.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ControlReply message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {goshawk.v1.ControlReply & goshawk.v1.ControlReply.$Shape} ControlReply
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): goshawk.v1.ControlReply & goshawk.v1.ControlReply.$Shape;

            /**
             * Verifies a ControlReply message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Gets the type url for ControlReply
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace ControlReply {

            /** Properties of a ControlReply. */
            interface $Properties {

                /** ControlReply accepted */
                accepted?: (boolean|null);

                /** ControlReply reply */
                reply?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ControlReply. */
            type $Shape = goshawk.v1.ControlReply.$Properties;
        }

        /**
         * Properties of a ViewReport.
         * @deprecated Use goshawk.v1.ViewReport.$Properties instead.
         */
        interface IViewReport extends goshawk.v1.ViewReport.$Properties {
        }

        /** Represents a ViewReport. */
        class ViewReport {

            /**
             * Constructs a new ViewReport.
             * @param [properties] Properties to set
             */
            constructor(properties?: goshawk.v1.ViewReport.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ViewReport client. */
            client: string;

            /** ViewReport toScreenMs. */
            toScreenMs: number[];

            /** ViewReport workMs. */
            workMs: number;

            /** ViewReport unreadable. */
            unreadable: number;

            /**
             * Creates a new ViewReport instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ViewReport instance
             */
            static create(properties: goshawk.v1.ViewReport.$Shape): goshawk.v1.ViewReport & goshawk.v1.ViewReport.$Shape;
            static create(properties?: goshawk.v1.ViewReport.$Properties): goshawk.v1.ViewReport;

            /**
             * Encodes the specified ViewReport message. Does not implicitly {@link goshawk.v1.ViewReport.verify|verify} messages.
             * @param message ViewReport message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: goshawk.v1.ViewReport.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ViewReport message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {goshawk.v1.ViewReport & goshawk.v1.ViewReport.$Shape} ViewReport
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): goshawk.v1.ViewReport & goshawk.v1.ViewReport.$Shape;

            /**
             * Verifies a ViewReport message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Gets the type url for ViewReport
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace ViewReport {

            /** Properties of a ViewReport. */
            interface $Properties {

                /** ViewReport client */
                client?: (string|null);

                /** ViewReport toScreenMs */
                toScreenMs?: (number[]|null);

                /** ViewReport workMs */
                workMs?: (number|null);

                /** ViewReport unreadable */
                unreadable?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ViewReport. */
            type $Shape = goshawk.v1.ViewReport.$Properties;
        }

        /**
         * Properties of a ViewReportReply.
         * @deprecated Use goshawk.v1.ViewReportReply.$Properties instead.
         */
        interface IViewReportReply extends goshawk.v1.ViewReportReply.$Properties {
        }

        /** Represents a ViewReportReply. */
        class ViewReportReply {

            /**
             * Constructs a new ViewReportReply.
             * @param [properties] Properties to set
             */
            constructor(properties?: goshawk.v1.ViewReportReply.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ViewReportReply accepted. */
            accepted: boolean;

            /** ViewReportReply reply. */
            reply: string;

            /**
             * Creates a new ViewReportReply instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ViewReportReply instance
             */
            static create(properties: goshawk.v1.ViewReportReply.$Shape): goshawk.v1.ViewReportReply & goshawk.v1.ViewReportReply.$Shape;
            static create(properties?: goshawk.v1.ViewReportReply.$Properties): goshawk.v1.ViewReportReply;

            /**
             * Encodes the specified ViewReportReply message. Does not implicitly {@link goshawk.v1.ViewReportReply.verify|verify} messages.
             * @param message ViewReportReply message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: goshawk.v1.ViewReportReply.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ViewReportReply message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {goshawk.v1.ViewReportReply & goshawk.v1.ViewReportReply.$Shape} ViewReportReply
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): goshawk.v1.ViewReportReply & goshawk.v1.ViewReportReply.$Shape;

            /**
             * Verifies a ViewReportReply message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Gets the type url for ViewReportReply
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace ViewReportReply {

            /** Properties of a ViewReportReply. */
            interface $Properties {

                /** ViewReportReply accepted */
                accepted?: (boolean|null);

                /** ViewReportReply reply */
                reply?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ViewReportReply. */
            type $Shape = goshawk.v1.ViewReportReply.$Properties;
        }

        /**
         * Properties of a CameraView.
         * @deprecated Use goshawk.v1.CameraView.$Properties instead.
         */
        interface ICameraView extends goshawk.v1.CameraView.$Properties {
        }

        /** Represents a CameraView. */
        class CameraView {

            /**
             * Constructs a new CameraView.
             * @param [properties] Properties to set
             */
            constructor(properties?: goshawk.v1.CameraView.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** CameraView image. */
            image?: (goshawk.v1.CameraImage.$Properties|null);

            /** CameraView jpeg. */
            jpeg: Uint8Array;

            /** CameraView cameraFromEgo. */
            cameraFromEgo?: (goshawk.v1.Pose.$Properties|null);

            /**
             * Creates a new CameraView instance using the specified properties.
             * @param [properties] Properties to set
             * @returns CameraView instance
             */
            static create(properties: goshawk.v1.CameraView.$Shape): goshawk.v1.CameraView & goshawk.v1.CameraView.$Shape;
            static create(properties?: goshawk.v1.CameraView.$Properties): goshawk.v1.CameraView;

            /**
             * Encodes the specified CameraView message. Does not implicitly {@link goshawk.v1.CameraView.verify|verify} messages.
             * @param message CameraView message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: goshawk.v1.CameraView.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a CameraView message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {goshawk.v1.CameraView & goshawk.v1.CameraView.$Shape} CameraView
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): goshawk.v1.CameraView & goshawk.v1.CameraView.$Shape;

            /**
             * Verifies a CameraView message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Gets the type url for CameraView
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace CameraView {

            /** Properties of a CameraView. */
            interface $Properties {

                /** CameraView image */
                image?: (goshawk.v1.CameraImage.$Properties|null);

                /** CameraView jpeg */
                jpeg?: (Uint8Array|null);

                /** CameraView cameraFromEgo */
                cameraFromEgo?: (goshawk.v1.Pose.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a CameraView. */
            type $Shape = goshawk.v1.CameraView.$Properties;
        }

        /**
         * Properties of a Counter.
         * @deprecated Use goshawk.v1.Counter.$Properties instead.
         */
        interface ICounter extends goshawk.v1.Counter.$Properties {
        }

        /** Represents a Counter. */
        class Counter {

            /**
             * Constructs a new Counter.
             * @param [properties] Properties to set
             */
            constructor(properties?: goshawk.v1.Counter.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Counter name. */
            name: string;

            /** Counter value. */
            value: number;

            /**
             * Creates a new Counter instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Counter instance
             */
            static create(properties: goshawk.v1.Counter.$Shape): goshawk.v1.Counter & goshawk.v1.Counter.$Shape;
            static create(properties?: goshawk.v1.Counter.$Properties): goshawk.v1.Counter;

            /**
             * Encodes the specified Counter message. Does not implicitly {@link goshawk.v1.Counter.verify|verify} messages.
             * @param message Counter message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: goshawk.v1.Counter.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Counter message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {goshawk.v1.Counter & goshawk.v1.Counter.$Shape} Counter
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): goshawk.v1.Counter & goshawk.v1.Counter.$Shape;

            /**
             * Verifies a Counter message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Gets the type url for Counter
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace Counter {

            /** Properties of a Counter. */
            interface $Properties {

                /** Counter name */
                name?: (string|null);

                /** Counter value */
                value?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Counter. */
            type $Shape = goshawk.v1.Counter.$Properties;
        }

        /**
         * Properties of a ReplayExtent.
         * @deprecated Use goshawk.v1.ReplayExtent.$Properties instead.
         */
        interface IReplayExtent extends goshawk.v1.ReplayExtent.$Properties {
        }

        /** Represents a ReplayExtent. */
        class ReplayExtent {

            /**
             * Constructs a new ReplayExtent.
             * @param [properties] Properties to set
             */
            constructor(properties?: goshawk.v1.ReplayExtent.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ReplayExtent firstUs. */
            firstUs: number;

            /** ReplayExtent lastUs. */
            lastUs: number;

            /**
             * Creates a new ReplayExtent instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ReplayExtent instance
             */
            static create(properties: goshawk.v1.ReplayExtent.$Shape): goshawk.v1.ReplayExtent & goshawk.v1.ReplayExtent.$Shape;
            static create(properties?: goshawk.v1.ReplayExtent.$Properties): goshawk.v1.ReplayExtent;

            /**
             * Encodes the specified ReplayExtent message. Does not implicitly {@link goshawk.v1.ReplayExtent.verify|verify} messages.
             * @param message ReplayExtent message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: goshawk.v1.ReplayExtent.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ReplayExtent message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {goshawk.v1.ReplayExtent & goshawk.v1.ReplayExtent.$Shape} ReplayExtent
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): goshawk.v1.ReplayExtent & goshawk.v1.ReplayExtent.$Shape;

            /**
             * Verifies a ReplayExtent message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Gets the type url for ReplayExtent
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace ReplayExtent {

            /** Properties of a ReplayExtent. */
            interface $Properties {

                /** ReplayExtent firstUs */
                firstUs?: (number|null);

                /** ReplayExtent lastUs */
                lastUs?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ReplayExtent. */
            type $Shape = goshawk.v1.ReplayExtent.$Properties;
        }

        /**
         * Properties of a WorldFrame.
         * @deprecated Use goshawk.v1.WorldFrame.$Properties instead.
         */
        interface IWorldFrame extends goshawk.v1.WorldFrame.$Properties {
        }

        /** Represents a WorldFrame. */
        class WorldFrame {

            /**
             * Constructs a new WorldFrame.
             * @param [properties] Properties to set
             */
            constructor(properties?: goshawk.v1.WorldFrame.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** WorldFrame sequence. */
            sequence: number;

            /** WorldFrame scene. */
            scene: string;

            /** WorldFrame sampleToken. */
            sampleToken: string;

            /** WorldFrame timestampUs. */
            timestampUs: number;

            /** WorldFrame globalFromEgo. */
            globalFromEgo?: (goshawk.v1.Pose.$Properties|null);

            /** WorldFrame objects. */
            objects: goshawk.v1.DetectedObject.$Properties[];

            /** WorldFrame hasGroundTruth. */
            hasGroundTruth: boolean;

            /** WorldFrame groundTruth. */
            groundTruth: goshawk.v1.DetectedObject.$Properties[];

            /** WorldFrame cameras. */
            cameras: goshawk.v1.CameraView.$Properties[];

            /** WorldFrame decision. */
            decision?: (goshawk.v1.Decision.$Properties|null);

            /** WorldFrame model. */
            model?: (goshawk.v1.ModelInfo.$Properties|null);

            /** WorldFrame hops. */
            hops: goshawk.v1.HopLatency.$Properties[];

            /** WorldFrame endToEndMs. */
            endToEndMs: number;

            /** WorldFrame counters. */
            counters: goshawk.v1.Counter.$Properties[];

            /** WorldFrame clockMode. */
            clockMode: string;

            /** WorldFrame missingCameras. */
            missingCameras: string[];

            /** WorldFrame egoSpeedMps. */
            egoSpeedMps: number;

            /** WorldFrame publishedUnixUs. */
            publishedUnixUs: number;

            /** WorldFrame tracks. */
            tracks: goshawk.v1.Track.$Properties[];

            /** WorldFrame map. */
            map: goshawk.v1.MapLine.$Properties[];

            /** WorldFrame steeringWheelRad. */
            steeringWheelRad: number;

            /** WorldFrame lidarPoints. */
            lidarPoints: number;

            /** WorldFrame lidarXyzCm. */
            lidarXyzCm: Uint8Array;

            /** WorldFrame heat. */
            heat?: (goshawk.v1.BevHeat.$Properties|null);

            /** WorldFrame heatValues. */
            heatValues: Uint8Array;

            /** WorldFrame extent. */
            extent?: (goshawk.v1.ReplayExtent.$Properties|null);

            /** WorldFrame drivableArea. */
            drivableArea: goshawk.v1.MapArea.$Properties[];

            /**
             * Creates a new WorldFrame instance using the specified properties.
             * @param [properties] Properties to set
             * @returns WorldFrame instance
             */
            static create(properties: goshawk.v1.WorldFrame.$Shape): goshawk.v1.WorldFrame & goshawk.v1.WorldFrame.$Shape;
            static create(properties?: goshawk.v1.WorldFrame.$Properties): goshawk.v1.WorldFrame;

            /**
             * Encodes the specified WorldFrame message. Does not implicitly {@link goshawk.v1.WorldFrame.verify|verify} messages.
             * @param message WorldFrame message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: goshawk.v1.WorldFrame.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a WorldFrame message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {goshawk.v1.WorldFrame & goshawk.v1.WorldFrame.$Shape} WorldFrame
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): goshawk.v1.WorldFrame & goshawk.v1.WorldFrame.$Shape;

            /**
             * Verifies a WorldFrame message.
             * @param message Plain object to verify
             * @returns `null` if valid, otherwise the reason why it is not
             */
            static verify(message: { [k: string]: any }): (string|null);

            /**
             * Gets the type url for WorldFrame
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace WorldFrame {

            /** Properties of a WorldFrame. */
            interface $Properties {

                /** WorldFrame sequence */
                sequence?: (number|null);

                /** WorldFrame scene */
                scene?: (string|null);

                /** WorldFrame sampleToken */
                sampleToken?: (string|null);

                /** WorldFrame timestampUs */
                timestampUs?: (number|null);

                /** WorldFrame globalFromEgo */
                globalFromEgo?: (goshawk.v1.Pose.$Properties|null);

                /** WorldFrame objects */
                objects?: (goshawk.v1.DetectedObject.$Properties[]|null);

                /** WorldFrame hasGroundTruth */
                hasGroundTruth?: (boolean|null);

                /** WorldFrame groundTruth */
                groundTruth?: (goshawk.v1.DetectedObject.$Properties[]|null);

                /** WorldFrame cameras */
                cameras?: (goshawk.v1.CameraView.$Properties[]|null);

                /** WorldFrame decision */
                decision?: (goshawk.v1.Decision.$Properties|null);

                /** WorldFrame model */
                model?: (goshawk.v1.ModelInfo.$Properties|null);

                /** WorldFrame hops */
                hops?: (goshawk.v1.HopLatency.$Properties[]|null);

                /** WorldFrame endToEndMs */
                endToEndMs?: (number|null);

                /** WorldFrame counters */
                counters?: (goshawk.v1.Counter.$Properties[]|null);

                /** WorldFrame clockMode */
                clockMode?: (string|null);

                /** WorldFrame missingCameras */
                missingCameras?: (string[]|null);

                /** WorldFrame egoSpeedMps */
                egoSpeedMps?: (number|null);

                /** WorldFrame publishedUnixUs */
                publishedUnixUs?: (number|null);

                /** WorldFrame tracks */
                tracks?: (goshawk.v1.Track.$Properties[]|null);

                /** WorldFrame map */
                map?: (goshawk.v1.MapLine.$Properties[]|null);

                /** WorldFrame steeringWheelRad */
                steeringWheelRad?: (number|null);

                /** WorldFrame lidarPoints */
                lidarPoints?: (number|null);

                /** WorldFrame lidarXyzCm */
                lidarXyzCm?: (Uint8Array|null);

                /** WorldFrame heat */
                heat?: (goshawk.v1.BevHeat.$Properties|null);

                /** WorldFrame heatValues */
                heatValues?: (Uint8Array|null);

                /** WorldFrame extent */
                extent?: (goshawk.v1.ReplayExtent.$Properties|null);

                /** WorldFrame drivableArea */
                drivableArea?: (goshawk.v1.MapArea.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a WorldFrame. */
            type $Shape = goshawk.v1.WorldFrame.$Properties;
        }
    }
}
