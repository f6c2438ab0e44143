/*eslint-disable block-scoped-var, id-length, no-control-regex, no-magic-numbers, no-mixed-operators, no-prototype-builtins, no-redeclare, no-shadow, no-var, sort-vars, default-case, jsdoc/require-param*/
import $protobuf from "protobufjs/minimal.js";

// Common aliases
const $Reader = $protobuf.Reader, $Writer = $protobuf.Writer, $util = $protobuf.util;
const $Object = $util.global.Object, $undefined = $util.global.undefined, $Error = $util.global.Error, $RangeError = $util.global.RangeError, $Array = $util.global.Array;

// Exported root namespace
const $root = $protobuf.roots["default"] || ($protobuf.roots["default"] = {});

export const goshawk = $root.goshawk = (() => {

    /**
     * Namespace goshawk.
     * @exports goshawk
     * @namespace
     */
    const goshawk = {};

    goshawk.v1 = (function() {

        /**
         * Namespace v1.
         * @memberof goshawk
         * @namespace
         */
        const v1 = {};

        v1.ProcessHello = (function() {

            /**
             * Properties of a ProcessHello.
             * @typedef {Object} goshawk.v1.ProcessHello.$Properties
             * @property {string|null} [process] ProcessHello process
             * @property {number|null} [epoch] ProcessHello epoch
             * @property {number|null} [pid] ProcessHello pid
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ProcessHello.
             * @memberof goshawk.v1
             * @interface IProcessHello
             * @augments goshawk.v1.ProcessHello.$Properties
             * @deprecated Use goshawk.v1.ProcessHello.$Properties instead.
             */

            /**
             * Shape of a ProcessHello.
             * @typedef {goshawk.v1.ProcessHello.$Properties} goshawk.v1.ProcessHello.$Shape
             */

            /**
             * Constructs a new ProcessHello.
             * @memberof goshawk.v1
             * @classdesc Represents a ProcessHello.
             * @constructor
             * @param {goshawk.v1.ProcessHello.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ProcessHello = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ProcessHello process.
             * @member {string} process
             * @memberof goshawk.v1.ProcessHello
             * @instance
             */
            ProcessHello.prototype.process = "";

            /**
             * ProcessHello epoch.
             * @member {number} epoch
             * @memberof goshawk.v1.ProcessHello
             * @instance
             */
            ProcessHello.prototype.epoch = 0;

            /**
             * ProcessHello pid.
             * @member {number} pid
             * @memberof goshawk.v1.ProcessHello
             * @instance
             */
            ProcessHello.prototype.pid = 0;

            /**
             * Creates a new ProcessHello instance using the specified properties.
             * @function create
             * @memberof goshawk.v1.ProcessHello
             * @static
             * @param {goshawk.v1.ProcessHello.$Properties=} [properties] Properties to set
             * @returns {goshawk.v1.ProcessHello} ProcessHello instance
             * @type {{
             *   (properties: goshawk.v1.ProcessHello.$Shape): goshawk.v1.ProcessHello & goshawk.v1.ProcessHello.$Shape;
             *   (properties?: goshawk.v1.ProcessHello.$Properties): goshawk.v1.ProcessHello;
             * }}
             */
            ProcessHello.create = function(properties) {
                return new ProcessHello(properties);
            };

            /**
             * Encodes the specified ProcessHello message. Does not implicitly {@link goshawk.v1.ProcessHello.verify|verify} messages.
             * @function encode
             * @memberof goshawk.v1.ProcessHello
             * @static
             * @param {goshawk.v1.ProcessHello.$Properties} message ProcessHello message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ProcessHello.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.process != null && $Object.hasOwnProperty.call(message, "process") && message.process !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.process);
                if (message.epoch != null && $Object.hasOwnProperty.call(message, "epoch") && message.epoch !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.epoch);
                if (message.pid != null && $Object.hasOwnProperty.call(message, "pid") && message.pid !== 0)
                    writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.pid);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ProcessHello message from the specified reader or buffer.
             * @function decode
             * @memberof goshawk.v1.ProcessHello
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {goshawk.v1.ProcessHello & goshawk.v1.ProcessHello.$Shape} ProcessHello
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ProcessHello.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.goshawk.v1.ProcessHello();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.process = value;
                            else
                                delete message.process;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.epoch = value;
                            else
                                delete message.epoch;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.pid = value;
                            else
                                delete message.pid;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Verifies a ProcessHello message.
             * @function verify
             * @memberof goshawk.v1.ProcessHello
             * @static
             * @param {Object.<string,*>} message Plain object to verify
             * @returns {string|null} `null` if valid, otherwise the reason why it is not
             */
            ProcessHello.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message.process != null && $Object.hasOwnProperty.call(message, "process"))
                    if (!$util.isString(message.process))
                        return "process: string expected";
                if (message.epoch != null && $Object.hasOwnProperty.call(message, "epoch"))
                    if (!$util.isInteger(message.epoch))
                        return "epoch: integer expected";
                if (message.pid != null && $Object.hasOwnProperty.call(message, "pid"))
                    if (!$util.isInteger(message.pid))
                        return "pid: integer expected";
                return null;
            };

            /**
             * Gets the type url for ProcessHello
             * @function getTypeUrl
             * @memberof goshawk.v1.ProcessHello
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            ProcessHello.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/goshawk.v1.ProcessHello";
            };

            return ProcessHello;
        })();

        v1.Heartbeat = (function() {

            /**
             * Properties of a Heartbeat.
             * @typedef {Object} goshawk.v1.Heartbeat.$Properties
             * @property {string|null} [process] Heartbeat process
             * @property {number|null} [epoch] Heartbeat epoch
             * @property {number|null} [eventLoopDelayMsMax] Heartbeat eventLoopDelayMsMax
             * @property {number|null} [residentBytes] Heartbeat residentBytes
             * @property {Array.<goshawk.v1.LedgerEvent.$Properties>|null} [ledger] Heartbeat ledger
             * @property {Array.<goshawk.v1.HistogramSnapshot.$Properties>|null} [histograms] Heartbeat histograms
             * @property {Array.<goshawk.v1.NodeStatus.$Properties>|null} [nodes] Heartbeat nodes
             * @property {Array.<goshawk.v1.LinkGap.$Properties>|null} [gaps] Heartbeat gaps
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Heartbeat.
             * @memberof goshawk.v1
             * @interface IHeartbeat
             * @augments goshawk.v1.Heartbeat.$Properties
             * @deprecated Use goshawk.v1.Heartbeat.$Properties instead.
             */

            /**
             * Shape of a Heartbeat.
             * @typedef {goshawk.v1.Heartbeat.$Properties} goshawk.v1.Heartbeat.$Shape
             */

            /**
             * Constructs a new Heartbeat.
             * @memberof goshawk.v1
             * @classdesc Represents a Heartbeat.
             * @constructor
             * @param {goshawk.v1.Heartbeat.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Heartbeat = function (properties) {
                this.ledger = [];
                this.histograms = [];
                this.nodes = [];
                this.gaps = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Heartbeat process.
             * @member {string} process
             * @memberof goshawk.v1.Heartbeat
             * @instance
             */
            Heartbeat.prototype.process = "";

            /**
             * Heartbeat epoch.
             * @member {number} epoch
             * @memberof goshawk.v1.Heartbeat
             * @instance
             */
            Heartbeat.prototype.epoch = 0;

            /**
             * Heartbeat eventLoopDelayMsMax.
             * @member {number} eventLoopDelayMsMax
             * @memberof goshawk.v1.Heartbeat
             * @instance
             */
            Heartbeat.prototype.eventLoopDelayMsMax = 0;

            /**
             * Heartbeat residentBytes.
             * @member {number} residentBytes
             * @memberof goshawk.v1.Heartbeat
             * @instance
             */
            Heartbeat.prototype.residentBytes = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Heartbeat ledger.
             * @member {Array.<goshawk.v1.LedgerEvent.$Properties>} ledger
             * @memberof goshawk.v1.Heartbeat
             * @instance
             */
            Heartbeat.prototype.ledger = $util.emptyArray;

            /**
             * Heartbeat histograms.
             * @member {Array.<goshawk.v1.HistogramSnapshot.$Properties>} histograms
             * @memberof goshawk.v1.Heartbeat
             * @instance
             */
            Heartbeat.prototype.histograms = $util.emptyArray;

            /**
             * Heartbeat nodes.
             * @member {Array.<goshawk.v1.NodeStatus.$Properties>} nodes
             * @memberof goshawk.v1.Heartbeat
             * @instance
             */
            Heartbeat.prototype.nodes = $util.emptyArray;

            /**
             * Heartbeat gaps.
             * @member {Array.<goshawk.v1.LinkGap.$Properties>} gaps
             * @memberof goshawk.v1.Heartbeat
             * @instance
             */
            Heartbeat.prototype.gaps = $util.emptyArray;

            /**
             * Creates a new Heartbeat instance using the specified properties.
             * @function create
             * @memberof goshawk.v1.Heartbeat
             * @static
             * @param {goshawk.v1.Heartbeat.$Properties=} [properties] Properties to set
             * @returns {goshawk.v1.Heartbeat} Heartbeat instance
             * @type {{
             *   (properties: goshawk.v1.Heartbeat.$Shape): goshawk.v1.Heartbeat & goshawk.v1.Heartbeat.$Shape;
             *   (properties?: goshawk.v1.Heartbeat.$Properties): goshawk.v1.Heartbeat;
             * }}
             */
            Heartbeat.create = function(properties) {
                return new Heartbeat(properties);
            };

            /**
             * Encodes the specified Heartbeat message. Does not implicitly {@link goshawk.v1.Heartbeat.verify|verify} messages.
             * @function encode
             * @memberof goshawk.v1.Heartbeat
             * @static
             * @param {goshawk.v1.Heartbeat.$Properties} message Heartbeat message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Heartbeat.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.process != null && $Object.hasOwnProperty.call(message, "process") && message.process !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.process);
                if (message.epoch != null && $Object.hasOwnProperty.call(message, "epoch") && message.epoch !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.epoch);
                if (message.eventLoopDelayMsMax != null && $Object.hasOwnProperty.call(message, "eventLoopDelayMsMax") && !$Object.is(message.eventLoopDelayMsMax, 0))
                    writer.uint32(/* id 3, wireType 1 =*/25).double(message.eventLoopDelayMsMax);
                if (message.residentBytes != null && $Object.hasOwnProperty.call(message, "residentBytes") && (typeof message.residentBytes === "object" ? message.residentBytes.low || message.residentBytes.high : message.residentBytes !== 0))
                    writer.uint32(/* id 4, wireType 0 =*/32).uint64(message.residentBytes);
                if (message.ledger != null && message.ledger.length)
                    for (let i = 0; i < message.ledger.length; ++i)
                        $root.goshawk.v1.LedgerEvent.encode(message.ledger[i], writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
                if (message.histograms != null && message.histograms.length)
                    for (let i = 0; i < message.histograms.length; ++i)
                        $root.goshawk.v1.HistogramSnapshot.encode(message.histograms[i], writer.uint32(/* id 6, wireType 2 =*/50).fork(), _depth + 1).ldelim();
                if (message.nodes != null && message.nodes.length)
                    for (let i = 0; i < message.nodes.length; ++i)
                        $root.goshawk.v1.NodeStatus.encode(message.nodes[i], writer.uint32(/* id 7, wireType 2 =*/58).fork(), _depth + 1).ldelim();
                if (message.gaps != null && message.gaps.length)
                    for (let i = 0; i < message.gaps.length; ++i)
                        $root.goshawk.v1.LinkGap.encode(message.gaps[i], writer.uint32(/* id 8, wireType 2 =*/66).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Heartbeat message from the specified reader or buffer.
             * @function decode
             * @memberof goshawk.v1.Heartbeat
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {goshawk.v1.Heartbeat & goshawk.v1.Heartbeat.$Shape} Heartbeat
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Heartbeat.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.goshawk.v1.Heartbeat();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.process = value;
                            else
                                delete message.process;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.epoch = value;
                            else
                                delete message.epoch;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.eventLoopDelayMsMax = value;
                            else
                                delete message.eventLoopDelayMsMax;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.residentBytes = value;
                            else
                                delete message.residentBytes;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if (!(message.ledger && message.ledger.length))
                                message.ledger = [];
                            message.ledger.push($root.goshawk.v1.LedgerEvent.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            if (!(message.histograms && message.histograms.length))
                                message.histograms = [];
                            message.histograms.push($root.goshawk.v1.HistogramSnapshot.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            if (!(message.nodes && message.nodes.length))
                                message.nodes = [];
                            message.nodes.push($root.goshawk.v1.NodeStatus.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 8: {
                            if (wireType !== 2)
                                break;
                            if (!(message.gaps && message.gaps.length))
                                message.gaps = [];
                            message.gaps.push($root.goshawk.v1.LinkGap.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Verifies a Heartbeat message.
             * @function verify
             * @memberof goshawk.v1.Heartbeat
             * @static
             * @param {Object.<string,*>} message Plain object to verify
             * @returns {string|null} `null` if valid, otherwise the reason why it is not
             */
            Heartbeat.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message.process != null && $Object.hasOwnProperty.call(message, "process"))
                    if (!$util.isString(message.process))
                        return "process: string expected";
                if (message.epoch != null && $Object.hasOwnProperty.call(message, "epoch"))
                    if (!$util.isInteger(message.epoch))
                        return "epoch: integer expected";
                if (message.eventLoopDelayMsMax != null && $Object.hasOwnProperty.call(message, "eventLoopDelayMsMax"))
                    if (typeof message.eventLoopDelayMsMax !== "number")
                        return "eventLoopDelayMsMax: number expected";
                if (message.residentBytes != null && $Object.hasOwnProperty.call(message, "residentBytes"))
                    if (!$util.isInteger(message.residentBytes) && !(message.residentBytes && $util.isInteger(message.residentBytes.low) && $util.isInteger(message.residentBytes.high)))
                        return "residentBytes: integer|Long expected";
                if (message.ledger != null && $Object.hasOwnProperty.call(message, "ledger")) {
                    if (!$Array.isArray(message.ledger))
                        return "ledger: array expected";
                    for (let i = 0; i < message.ledger.length; ++i) {
                        let error = $root.goshawk.v1.LedgerEvent.verify(message.ledger[i], _depth + 1);
                        if (error)
                            return "ledger." + error;
                    }
                }
                if (message.histograms != null && $Object.hasOwnProperty.call(message, "histograms")) {
                    if (!$Array.isArray(message.histograms))
                        return "histograms: array expected";
                    for (let i = 0; i < message.histograms.length; ++i) {
                        let error = $root.goshawk.v1.HistogramSnapshot.verify(message.histograms[i], _depth + 1);
                        if (error)
                            return "histograms." + error;
                    }
                }
                if (message.nodes != null && $Object.hasOwnProperty.call(message, "nodes")) {
                    if (!$Array.isArray(message.nodes))
                        return "nodes: array expected";
                    for (let i = 0; i < message.nodes.length; ++i) {
                        let error = $root.goshawk.v1.NodeStatus.verify(message.nodes[i], _depth + 1);
                        if (error)
                            return "nodes." + error;
                    }
                }
                if (message.gaps != null && $Object.hasOwnProperty.call(message, "gaps")) {
                    if (!$Array.isArray(message.gaps))
                        return "gaps: array expected";
                    for (let i = 0; i < message.gaps.length; ++i) {
                        let error = $root.goshawk.v1.LinkGap.verify(message.gaps[i], _depth + 1);
                        if (error)
                            return "gaps." + error;
                    }
                }
                return null;
            };

            /**
             * Gets the type url for Heartbeat
             * @function getTypeUrl
             * @memberof goshawk.v1.Heartbeat
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            Heartbeat.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/goshawk.v1.Heartbeat";
            };

            return Heartbeat;
        })();

        /**
         * LedgerEventKind enum.
         * @name goshawk.v1.LedgerEventKind
         * @enum {number}
         * @property {number} LEDGER_UNSPECIFIED=0 LEDGER_UNSPECIFIED value
         * @property {number} MADE=1 MADE value
         * @property {number} DELIVERED=2 DELIVERED value
         * @property {number} DROPPED=3 DROPPED value
         */
        v1.LedgerEventKind = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "LEDGER_UNSPECIFIED"] = 0;
            values[valuesById[1] = "MADE"] = 1;
            values[valuesById[2] = "DELIVERED"] = 2;
            values[valuesById[3] = "DROPPED"] = 3;
            return values;
        })();

        v1.LedgerEvent = (function() {

            /**
             * Properties of a LedgerEvent.
             * @typedef {Object} goshawk.v1.LedgerEvent.$Properties
             * @property {goshawk.v1.LedgerEventKind|null} [kind] LedgerEvent kind
             * @property {goshawk.v1.FrameId.$Properties|null} [frame] LedgerEvent frame
             * @property {string|null} [where] LedgerEvent where
             * @property {string|null} [reason] LedgerEvent reason
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a LedgerEvent.
             * @memberof goshawk.v1
             * @interface ILedgerEvent
             * @augments goshawk.v1.LedgerEvent.$Properties
             * @deprecated Use goshawk.v1.LedgerEvent.$Properties instead.
             */

            /**
             * Shape of a LedgerEvent.
             * @typedef {goshawk.v1.LedgerEvent.$Properties} goshawk.v1.LedgerEvent.$Shape
             */

            /**
             * Constructs a new LedgerEvent.
             * @memberof goshawk.v1
             * @classdesc Represents a LedgerEvent.
             * @constructor
             * @param {goshawk.v1.LedgerEvent.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const LedgerEvent = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * LedgerEvent kind.
             * @member {goshawk.v1.LedgerEventKind} kind
             * @memberof goshawk.v1.LedgerEvent
             * @instance
             */
            LedgerEvent.prototype.kind = 0;

            /**
             * LedgerEvent frame.
             * @member {goshawk.v1.FrameId.$Properties|null|undefined} frame
             * @memberof goshawk.v1.LedgerEvent
             * @instance
             */
            LedgerEvent.prototype.frame = null;

            /**
             * LedgerEvent where.
             * @member {string} where
             * @memberof goshawk.v1.LedgerEvent
             * @instance
             */
            LedgerEvent.prototype.where = "";

            /**
             * LedgerEvent reason.
             * @member {string} reason
             * @memberof goshawk.v1.LedgerEvent
             * @instance
             */
            LedgerEvent.prototype.reason = "";

            /**
             * Creates a new LedgerEvent instance using the specified properties.
             * @function create
             * @memberof goshawk.v1.LedgerEvent
             * @static
             * @param {goshawk.v1.LedgerEvent.$Properties=} [properties] Properties to set
             * @returns {goshawk.v1.LedgerEvent} LedgerEvent instance
             * @type {{
             *   (properties: goshawk.v1.LedgerEvent.$Shape): goshawk.v1.LedgerEvent & goshawk.v1.LedgerEvent.$Shape;
             *   (properties?: goshawk.v1.LedgerEvent.$Properties): goshawk.v1.LedgerEvent;
             * }}
             */
            LedgerEvent.create = function(properties) {
                return new LedgerEvent(properties);
            };

            /**
             * Encodes the specified LedgerEvent message. Does not implicitly {@link goshawk.v1.LedgerEvent.verify|verify} messages.
             * @function encode
             * @memberof goshawk.v1.LedgerEvent
             * @static
             * @param {goshawk.v1.LedgerEvent.$Properties} message LedgerEvent message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            LedgerEvent.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.kind != null && $Object.hasOwnProperty.call(message, "kind") && message.kind !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).int32(message.kind);
                if (message.frame != null && $Object.hasOwnProperty.call(message, "frame"))
                    $root.goshawk.v1.FrameId.encode(message.frame, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.where != null && $Object.hasOwnProperty.call(message, "where") && message.where !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.where);
                if (message.reason != null && $Object.hasOwnProperty.call(message, "reason") && message.reason !== "")
                    writer.uint32(/* id 4, wireType 2 =*/34).string(message.reason);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a LedgerEvent message from the specified reader or buffer.
             * @function decode
             * @memberof goshawk.v1.LedgerEvent
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {goshawk.v1.LedgerEvent & goshawk.v1.LedgerEvent.$Shape} LedgerEvent
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            LedgerEvent.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.goshawk.v1.LedgerEvent();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.kind = value;
                            else
                                delete message.kind;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.frame = $root.goshawk.v1.FrameId.decode(reader, reader.size(), $undefined, _depth + 1, message.frame);
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.where = value;
                            else
                                delete message.where;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.reason = value;
                            else
                                delete message.reason;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Verifies a LedgerEvent message.
             * @function verify
             * @memberof goshawk.v1.LedgerEvent
             * @static
             * @param {Object.<string,*>} message Plain object to verify
             * @returns {string|null} `null` if valid, otherwise the reason why it is not
             */
            LedgerEvent.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message.kind != null && $Object.hasOwnProperty.call(message, "kind"))
                    if (typeof message.kind !== "number" || (message.kind | 0) !== message.kind)
                        return "kind: enum value expected";
                if (message.frame != null && $Object.hasOwnProperty.call(message, "frame")) {
                    let error = $root.goshawk.v1.FrameId.verify(message.frame, _depth + 1);
                    if (error)
                        return "frame." + error;
                }
                if (message.where != null && $Object.hasOwnProperty.call(message, "where"))
                    if (!$util.isString(message.where))
                        return "where: string expected";
                if (message.reason != null && $Object.hasOwnProperty.call(message, "reason"))
                    if (!$util.isString(message.reason))
                        return "reason: string expected";
                return null;
            };

            /**
             * Gets the type url for LedgerEvent
             * @function getTypeUrl
             * @memberof goshawk.v1.LedgerEvent
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            LedgerEvent.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/goshawk.v1.LedgerEvent";
            };

            return LedgerEvent;
        })();

        v1.LinkGap = (function() {

            /**
             * Properties of a LinkGap.
             * @typedef {Object} goshawk.v1.LinkGap.$Properties
             * @property {string|null} [link] LinkGap link
             * @property {number|null} [missing] LinkGap missing
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a LinkGap.
             * @memberof goshawk.v1
             * @interface ILinkGap
             * @augments goshawk.v1.LinkGap.$Properties
             * @deprecated Use goshawk.v1.LinkGap.$Properties instead.
             */

            /**
             * Shape of a LinkGap.
             * @typedef {goshawk.v1.LinkGap.$Properties} goshawk.v1.LinkGap.$Shape
             */

            /**
             * Constructs a new LinkGap.
             * @memberof goshawk.v1
             * @classdesc Represents a LinkGap.
             * @constructor
             * @param {goshawk.v1.LinkGap.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const LinkGap = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * LinkGap link.
             * @member {string} link
             * @memberof goshawk.v1.LinkGap
             * @instance
             */
            LinkGap.prototype.link = "";

            /**
             * LinkGap missing.
             * @member {number} missing
             * @memberof goshawk.v1.LinkGap
             * @instance
             */
            LinkGap.prototype.missing = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Creates a new LinkGap instance using the specified properties.
             * @function create
             * @memberof goshawk.v1.LinkGap
             * @static
             * @param {goshawk.v1.LinkGap.$Properties=} [properties] Properties to set
             * @returns {goshawk.v1.LinkGap} LinkGap instance
             * @type {{
             *   (properties: goshawk.v1.LinkGap.$Shape): goshawk.v1.LinkGap & goshawk.v1.LinkGap.$Shape;
             *   (properties?: goshawk.v1.LinkGap.$Properties): goshawk.v1.LinkGap;
             * }}
             */
            LinkGap.create = function(properties) {
                return new LinkGap(properties);
            };

            /**
             * Encodes the specified LinkGap message. Does not implicitly {@link goshawk.v1.LinkGap.verify|verify} messages.
             * @function encode
             * @memberof goshawk.v1.LinkGap
             * @static
             * @param {goshawk.v1.LinkGap.$Properties} message LinkGap message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            LinkGap.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.link != null && $Object.hasOwnProperty.call(message, "link") && message.link !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.link);
                if (message.missing != null && $Object.hasOwnProperty.call(message, "missing") && (typeof message.missing === "object" ? message.missing.low || message.missing.high : message.missing !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.missing);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a LinkGap message from the specified reader or buffer.
             * @function decode
             * @memberof goshawk.v1.LinkGap
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {goshawk.v1.LinkGap & goshawk.v1.LinkGap.$Shape} LinkGap
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            LinkGap.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.goshawk.v1.LinkGap();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.link = value;
                            else
                                delete message.link;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.missing = value;
                            else
                                delete message.missing;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Verifies a LinkGap message.
             * @function verify
             * @memberof goshawk.v1.LinkGap
             * @static
             * @param {Object.<string,*>} message Plain object to verify
             * @returns {string|null} `null` if valid, otherwise the reason why it is not
             */
            LinkGap.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message.link != null && $Object.hasOwnProperty.call(message, "link"))
                    if (!$util.isString(message.link))
                        return "link: string expected";
                if (message.missing != null && $Object.hasOwnProperty.call(message, "missing"))
                    if (!$util.isInteger(message.missing) && !(message.missing && $util.isInteger(message.missing.low) && $util.isInteger(message.missing.high)))
                        return "missing: integer|Long expected";
                return null;
            };

            /**
             * Gets the type url for LinkGap
             * @function getTypeUrl
             * @memberof goshawk.v1.LinkGap
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            LinkGap.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/goshawk.v1.LinkGap";
            };

            return LinkGap;
        })();

        v1.HistogramSnapshot = (function() {

            /**
             * Properties of a HistogramSnapshot.
             * @typedef {Object} goshawk.v1.HistogramSnapshot.$Properties
             * @property {string|null} [name] HistogramSnapshot name
             * @property {string|null} [encoded] HistogramSnapshot encoded
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a HistogramSnapshot.
             * @memberof goshawk.v1
             * @interface IHistogramSnapshot
             * @augments goshawk.v1.HistogramSnapshot.$Properties
             * @deprecated Use goshawk.v1.HistogramSnapshot.$Properties instead.
             */

            /**
             * Shape of a HistogramSnapshot.
             * @typedef {goshawk.v1.HistogramSnapshot.$Properties} goshawk.v1.HistogramSnapshot.$Shape
             */

            /**
             * Constructs a new HistogramSnapshot.
             * @memberof goshawk.v1
             * @classdesc Represents a HistogramSnapshot.
             * @constructor
             * @param {goshawk.v1.HistogramSnapshot.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const HistogramSnapshot = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * HistogramSnapshot name.
             * @member {string} name
             * @memberof goshawk.v1.HistogramSnapshot
             * @instance
             */
            HistogramSnapshot.prototype.name = "";

            /**
             * HistogramSnapshot encoded.
             * @member {string} encoded
             * @memberof goshawk.v1.HistogramSnapshot
             * @instance
             */
            HistogramSnapshot.prototype.encoded = "";

            /**
             * Creates a new HistogramSnapshot instance using the specified properties.
             * @function create
             * @memberof goshawk.v1.HistogramSnapshot
             * @static
             * @param {goshawk.v1.HistogramSnapshot.$Properties=} [properties] Properties to set
             * @returns {goshawk.v1.HistogramSnapshot} HistogramSnapshot instance
             * @type {{
             *   (properties: goshawk.v1.HistogramSnapshot.$Shape): goshawk.v1.HistogramSnapshot & goshawk.v1.HistogramSnapshot.$Shape;
             *   (properties?: goshawk.v1.HistogramSnapshot.$Properties): goshawk.v1.HistogramSnapshot;
             * }}
             */
            HistogramSnapshot.create = function(properties) {
                return new HistogramSnapshot(properties);
            };

            /**
             * Encodes the specified HistogramSnapshot message. Does not implicitly {@link goshawk.v1.HistogramSnapshot.verify|verify} messages.
             * @function encode
             * @memberof goshawk.v1.HistogramSnapshot
             * @static
             * @param {goshawk.v1.HistogramSnapshot.$Properties} message HistogramSnapshot message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            HistogramSnapshot.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
                if (message.encoded != null && $Object.hasOwnProperty.call(message, "encoded") && message.encoded !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.encoded);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a HistogramSnapshot message from the specified reader or buffer.
             * @function decode
             * @memberof goshawk.v1.HistogramSnapshot
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {goshawk.v1.HistogramSnapshot & goshawk.v1.HistogramSnapshot.$Shape} HistogramSnapshot
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            HistogramSnapshot.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.goshawk.v1.HistogramSnapshot();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.encoded = value;
                            else
                                delete message.encoded;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Verifies a HistogramSnapshot message.
             * @function verify
             * @memberof goshawk.v1.HistogramSnapshot
             * @static
             * @param {Object.<string,*>} message Plain object to verify
             * @returns {string|null} `null` if valid, otherwise the reason why it is not
             */
            HistogramSnapshot.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message.name != null && $Object.hasOwnProperty.call(message, "name"))
                    if (!$util.isString(message.name))
                        return "name: string expected";
                if (message.encoded != null && $Object.hasOwnProperty.call(message, "encoded"))
                    if (!$util.isString(message.encoded))
                        return "encoded: string expected";
                return null;
            };

            /**
             * Gets the type url for HistogramSnapshot
             * @function getTypeUrl
             * @memberof goshawk.v1.HistogramSnapshot
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            HistogramSnapshot.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/goshawk.v1.HistogramSnapshot";
            };

            return HistogramSnapshot;
        })();

        v1.NodeStatus = (function() {

            /**
             * Properties of a NodeStatus.
             * @typedef {Object} goshawk.v1.NodeStatus.$Properties
             * @property {string|null} [node] NodeStatus node
             * @property {string|null} [json] NodeStatus json
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a NodeStatus.
             * @memberof goshawk.v1
             * @interface INodeStatus
             * @augments goshawk.v1.NodeStatus.$Properties
             * @deprecated Use goshawk.v1.NodeStatus.$Properties instead.
             */

            /**
             * Shape of a NodeStatus.
             * @typedef {goshawk.v1.NodeStatus.$Properties} goshawk.v1.NodeStatus.$Shape
             */

            /**
             * Constructs a new NodeStatus.
             * @memberof goshawk.v1
             * @classdesc Represents a NodeStatus.
             * @constructor
             * @param {goshawk.v1.NodeStatus.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const NodeStatus = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * NodeStatus node.
             * @member {string} node
             * @memberof goshawk.v1.NodeStatus
             * @instance
             */
            NodeStatus.prototype.node = "";

            /**
             * NodeStatus json.
             * @member {string} json
             * @memberof goshawk.v1.NodeStatus
             * @instance
             */
            NodeStatus.prototype.json = "";

            /**
             * Creates a new NodeStatus instance using the specified properties.
             * @function create
             * @memberof goshawk.v1.NodeStatus
             * @static
             * @param {goshawk.v1.NodeStatus.$Properties=} [properties] Properties to set
             * @returns {goshawk.v1.NodeStatus} NodeStatus instance
             * @type {{
             *   (properties: goshawk.v1.NodeStatus.$Shape): goshawk.v1.NodeStatus & goshawk.v1.NodeStatus.$Shape;
             *   (properties?: goshawk.v1.NodeStatus.$Properties): goshawk.v1.NodeStatus;
             * }}
             */
            NodeStatus.create = function(properties) {
                return new NodeStatus(properties);
            };

            /**
             * Encodes the specified NodeStatus message. Does not implicitly {@link goshawk.v1.NodeStatus.verify|verify} messages.
             * @function encode
             * @memberof goshawk.v1.NodeStatus
             * @static
             * @param {goshawk.v1.NodeStatus.$Properties} message NodeStatus message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            NodeStatus.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.node != null && $Object.hasOwnProperty.call(message, "node") && message.node !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.node);
                if (message.json != null && $Object.hasOwnProperty.call(message, "json") && message.json !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.json);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a NodeStatus message from the specified reader or buffer.
             * @function decode
             * @memberof goshawk.v1.NodeStatus
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {goshawk.v1.NodeStatus & goshawk.v1.NodeStatus.$Shape} NodeStatus
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            NodeStatus.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.goshawk.v1.NodeStatus();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.node = value;
                            else
                                delete message.node;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.json = value;
                            else
                                delete message.json;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Verifies a NodeStatus message.
             * @function verify
             * @memberof goshawk.v1.NodeStatus
             * @static
             * @param {Object.<string,*>} message Plain object to verify
             * @returns {string|null} `null` if valid, otherwise the reason why it is not
             */
            NodeStatus.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message.node != null && $Object.hasOwnProperty.call(message, "node"))
                    if (!$util.isString(message.node))
                        return "node: string expected";
                if (message.json != null && $Object.hasOwnProperty.call(message, "json"))
                    if (!$util.isString(message.json))
                        return "json: string expected";
                return null;
            };

            /**
             * Gets the type url for NodeStatus
             * @function getTypeUrl
             * @memberof goshawk.v1.NodeStatus
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            NodeStatus.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/goshawk.v1.NodeStatus";
            };

            return NodeStatus;
        })();

        v1.ToSupervisor = (function() {

            /**
             * Properties of a ToSupervisor.
             * @typedef {Object} goshawk.v1.ToSupervisor.$Properties
             * @property {goshawk.v1.ProcessHello.$Properties|null} [hello] ToSupervisor hello
             * @property {goshawk.v1.Heartbeat.$Properties|null} [heartbeat] ToSupervisor heartbeat
             * @property {goshawk.v1.ProcessReady.$Properties|null} [ready] ToSupervisor ready
             * @property {goshawk.v1.ProcessDrained.$Properties|null} [drained] ToSupervisor drained
             * @property {goshawk.v1.ProcessFailed.$Properties|null} [failed] ToSupervisor failed
             * @property {goshawk.v1.Flow.$Properties|null} [flow] ToSupervisor flow
             * @property {goshawk.v1.SourceCompleted.$Properties|null} [completed] ToSupervisor completed
             * @property {goshawk.v1.NodeCommand.$Properties|null} [command] ToSupervisor command
             * @property {goshawk.v1.CommandReply.$Properties|null} [reply] ToSupervisor reply
             * @property {"hello"|"heartbeat"|"ready"|"drained"|"failed"|"flow"|"completed"|"command"|"reply"} [body] ToSupervisor body
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ToSupervisor.
             * @memberof goshawk.v1
             * @interface IToSupervisor
             * @augments goshawk.v1.ToSupervisor.$Properties
             * @deprecated Use goshawk.v1.ToSupervisor.$Properties instead.
             */

            /**
             * Narrowed shape of a ToSupervisor.
             * @typedef {{
             *   hello?: goshawk.v1.ProcessHello.$Shape|null;
             *   heartbeat?: goshawk.v1.Heartbeat.$Shape|null;
             *   ready?: goshawk.v1.ProcessReady.$Shape|null;
             *   drained?: goshawk.v1.ProcessDrained.$Shape|null;
             *   failed?: goshawk.v1.ProcessFailed.$Shape|null;
             *   flow?: goshawk.v1.Flow.$Shape|null;
             *   completed?: goshawk.v1.SourceCompleted.$Shape|null;
             *   command?: goshawk.v1.NodeCommand.$Shape|null;
             *   reply?: goshawk.v1.CommandReply.$Shape|null;
             *   $unknowns?: Array.<Uint8Array>;
             * } & (
             *   ({ body?: undefined; hello?: null; heartbeat?: null; ready?: null; drained?: null; failed?: null; flow?: null; completed?: null; command?: null; reply?: null }|{ body?: "hello"; hello: goshawk.v1.ProcessHello.$Shape; heartbeat?: null; ready?: null; drained?: null; failed?: null; flow?: null; completed?: null; command?: null; reply?: null }|{ body?: "heartbeat"; hello?: null; heartbeat: goshawk.v1.Heartbeat.$Shape; ready?: null; drained?: null; failed?: null; flow?: null; completed?: null; command?: null; reply?: null }|{ body?: "ready"; hello?: null; heartbeat?: null; ready: goshawk.v1.ProcessReady.$Shape; drained?: null; failed?: null; flow?: null; completed?: null; command?: null; reply?: null }|{ body?: "drained"; hello?: null; heartbeat?: null; ready?: null; drained: goshawk.v1.ProcessDrained.$Shape; failed?: null; flow?: null; completed?: null; command?: null; reply?: null }|{ body?: "failed"; hello?: null; heartbeat?: null; ready?: null; drained?: null; failed: goshawk.v1.ProcessFailed.$Shape; flow?: null; completed?: null; command?: null; reply?: null }|{ body?: "flow"; hello?: null; heartbeat?: null; ready?: null; drained?: null; failed?: null; flow: goshawk.v1.Flow.$Shape; completed?: null; command?: null; reply?: null }|{ body?: "completed"; hello?: null; heartbeat?: null; ready?: null; drained?: null; failed?: null; flow?: null; completed: goshawk.v1.SourceCompleted.$Shape; command?: null; reply?: null }|{ body?: "command"; hello?: null; heartbeat?: null; ready?: null; drained?: null; failed?: null; flow?: null; completed?: null; command: goshawk.v1.NodeCommand.$Shape; reply?: null }|{ body?: "reply"; hello?: null; heartbeat?: null; ready?: null; drained?: null; failed?: null; flow?: null; completed?: null; command?: null; reply: goshawk.v1.CommandReply.$Shape })
             * )} goshawk.v1.ToSupervisor.$Shape
             */

            /**
             * Constructs a new ToSupervisor.
             * @memberof goshawk.v1
             * @classdesc Represents a ToSupervisor.
             * @constructor
             * @param {goshawk.v1.ToSupervisor.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ToSupervisor = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ToSupervisor hello.
             * @member {goshawk.v1.ProcessHello.$Properties|null|undefined} hello
             * @memberof goshawk.v1.ToSupervisor
             * @instance
             */
            ToSupervisor.prototype.hello = null;

            /**
             * ToSupervisor heartbeat.
             * @member {goshawk.v1.Heartbeat.$Properties|null|undefined} heartbeat
             * @memberof goshawk.v1.ToSupervisor
             * @instance
             */
            ToSupervisor.prototype.heartbeat = null;

            /**
             * ToSupervisor ready.
             * @member {goshawk.v1.ProcessReady.$Properties|null|undefined} ready
             * @memberof goshawk.v1.ToSupervisor
             * @instance
             */
            ToSupervisor.prototype.ready = null;

            /**
             * ToSupervisor drained.
             * @member {goshawk.v1.ProcessDrained.$Properties|null|undefined} drained
             * @memberof goshawk.v1.ToSupervisor
             * @instance
             */
            ToSupervisor.prototype.drained = null;

            /**
             * ToSupervisor failed.
             * @member {goshawk.v1.ProcessFailed.$Properties|null|undefined} failed
             * @memberof goshawk.v1.ToSupervisor
             * @instance
             */
            ToSupervisor.prototype.failed = null;

            /**
             * ToSupervisor flow.
             * @member {goshawk.v1.Flow.$Properties|null|undefined} flow
             * @memberof goshawk.v1.ToSupervisor
             * @instance
             */
            ToSupervisor.prototype.flow = null;

            /**
             * ToSupervisor completed.
             * @member {goshawk.v1.SourceCompleted.$Properties|null|undefined} completed
             * @memberof goshawk.v1.ToSupervisor
             * @instance
             */
            ToSupervisor.prototype.completed = null;

            /**
             * ToSupervisor command.
             * @member {goshawk.v1.NodeCommand.$Properties|null|undefined} command
             * @memberof goshawk.v1.ToSupervisor
             * @instance
             */
            ToSupervisor.prototype.command = null;

            /**
             * ToSupervisor reply.
             * @member {goshawk.v1.CommandReply.$Properties|null|undefined} reply
             * @memberof goshawk.v1.ToSupervisor
             * @instance
             */
            ToSupervisor.prototype.reply = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            /**
             * ToSupervisor body.
             * @member {"hello"|"heartbeat"|"ready"|"drained"|"failed"|"flow"|"completed"|"command"|"reply"|undefined} body
             * @memberof goshawk.v1.ToSupervisor
             * @instance
             */
            $Object.defineProperty(ToSupervisor.prototype, "body", {
                get: $util.oneOfGetter($oneOfFields = ["hello", "heartbeat", "ready", "drained", "failed", "flow", "completed", "command", "reply"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Creates a new ToSupervisor instance using the specified properties.
             * @function create
             * @memberof goshawk.v1.ToSupervisor
             * @static
             * @param {goshawk.v1.ToSupervisor.$Properties=} [properties] Properties to set
             * @returns {goshawk.v1.ToSupervisor} ToSupervisor instance
             * @type {{
             *   (properties: goshawk.v1.ToSupervisor.$Shape): goshawk.v1.ToSupervisor & goshawk.v1.ToSupervisor.$Shape;
             *   (properties?: goshawk.v1.ToSupervisor.$Properties): goshawk.v1.ToSupervisor;
             * }}
             */
            ToSupervisor.create = function(properties) {
                return new ToSupervisor(properties);
            };

            /**
             * Encodes the specified ToSupervisor message. Does not implicitly {@link goshawk.v1.ToSupervisor.verify|verify} messages.
             * @function encode
             * @memberof goshawk.v1.ToSupervisor
             * @static
             * @param {goshawk.v1.ToSupervisor.$Properties} message ToSupervisor message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ToSupervisor.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.hello != null && $Object.hasOwnProperty.call(message, "hello"))
                    $root.goshawk.v1.ProcessHello.encode(message.hello, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.heartbeat != null && $Object.hasOwnProperty.call(message, "heartbeat"))
                    $root.goshawk.v1.Heartbeat.encode(message.heartbeat, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.ready != null && $Object.hasOwnProperty.call(message, "ready"))
                    $root.goshawk.v1.ProcessReady.encode(message.ready, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                if (message.drained != null && $Object.hasOwnProperty.call(message, "drained"))
                    $root.goshawk.v1.ProcessDrained.encode(message.drained, writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                if (message.failed != null && $Object.hasOwnProperty.call(message, "failed"))
                    $root.goshawk.v1.ProcessFailed.encode(message.failed, writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
                if (message.flow != null && $Object.hasOwnProperty.call(message, "flow"))
                    $root.goshawk.v1.Flow.encode(message.flow, writer.uint32(/* id 6, wireType 2 =*/50).fork(), _depth + 1).ldelim();
                if (message.completed != null && $Object.hasOwnProperty.call(message, "completed"))
                    $root.goshawk.v1.SourceCompleted.encode(message.completed, writer.uint32(/* id 7, wireType 2 =*/58).fork(), _depth + 1).ldelim();
                if (message.command != null && $Object.hasOwnProperty.call(message, "command"))
                    $root.goshawk.v1.NodeCommand.encode(message.command, writer.uint32(/* id 8, wireType 2 =*/66).fork(), _depth + 1).ldelim();
                if (message.reply != null && $Object.hasOwnProperty.call(message, "reply"))
                    $root.goshawk.v1.CommandReply.encode(message.reply, writer.uint32(/* id 9, wireType 2 =*/74).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ToSupervisor message from the specified reader or buffer.
             * @function decode
             * @memberof goshawk.v1.ToSupervisor
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {goshawk.v1.ToSupervisor & goshawk.v1.ToSupervisor.$Shape} ToSupervisor
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ToSupervisor.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.goshawk.v1.ToSupervisor();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.hello = $root.goshawk.v1.ProcessHello.decode(reader, reader.size(), $undefined, _depth + 1, message.hello);
                            message.body = "hello";
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.heartbeat = $root.goshawk.v1.Heartbeat.decode(reader, reader.size(), $undefined, _depth + 1, message.heartbeat);
                            message.body = "heartbeat";
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            message.ready = $root.goshawk.v1.ProcessReady.decode(reader, reader.size(), $undefined, _depth + 1, message.ready);
                            message.body = "ready";
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            message.drained = $root.goshawk.v1.ProcessDrained.decode(reader, reader.size(), $undefined, _depth + 1, message.drained);
                            message.body = "drained";
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            message.failed = $root.goshawk.v1.ProcessFailed.decode(reader, reader.size(), $undefined, _depth + 1, message.failed);
                            message.body = "failed";
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            message.flow = $root.goshawk.v1.Flow.decode(reader, reader.size(), $undefined, _depth + 1, message.flow);
                            message.body = "flow";
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            message.completed = $root.goshawk.v1.SourceCompleted.decode(reader, reader.size(), $undefined, _depth + 1, message.completed);
                            message.body = "completed";
                            continue;
                        }
                    case 8: {
                            if (wireType !== 2)
                                break;
                            message.command = $root.goshawk.v1.NodeCommand.decode(reader, reader.size(), $undefined, _depth + 1, message.command);
                            message.body = "command";
                            continue;
                        }
                    case 9: {
                            if (wireType !== 2)
                                break;
                            message.reply = $root.goshawk.v1.CommandReply.decode(reader, reader.size(), $undefined, _depth + 1, message.reply);
                            message.body = "reply";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Verifies a ToSupervisor message.
             * @function verify
             * @memberof goshawk.v1.ToSupervisor
             * @static
             * @param {Object.<string,*>} message Plain object to verify
             * @returns {string|null} `null` if valid, otherwise the reason why it is not
             */
            ToSupervisor.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                let properties = {};
                if (message.hello != null && $Object.hasOwnProperty.call(message, "hello")) {
                    properties.body = 1;
                    {
                        let error = $root.goshawk.v1.ProcessHello.verify(message.hello, _depth + 1);
                        if (error)
                            return "hello." + error;
                    }
                }
                if (message.heartbeat != null && $Object.hasOwnProperty.call(message, "heartbeat")) {
                    if (properties.body === 1)
                        return "body: multiple values";
                    properties.body = 1;
                    {
                        let error = $root.goshawk.v1.Heartbeat.verify(message.heartbeat, _depth + 1);
                        if (error)
                            return "heartbeat." + error;
                    }
                }
                if (message.ready != null && $Object.hasOwnProperty.call(message, "ready")) {
                    if (properties.body === 1)
                        return "body: multiple values";
                    properties.body = 1;
                    {
                        let error = $root.goshawk.v1.ProcessReady.verify(message.ready, _depth + 1);
                        if (error)
                            return "ready." + error;
                    }
                }
                if (message.drained != null && $Object.hasOwnProperty.call(message, "drained")) {
                    if (properties.body === 1)
                        return "body: multiple values";
                    properties.body = 1;
                    {
                        let error = $root.goshawk.v1.ProcessDrained.verify(message.drained, _depth + 1);
                        if (error)
                            return "drained." + error;
                    }
                }
                if (message.failed != null && $Object.hasOwnProperty.call(message, "failed")) {
                    if (properties.body === 1)
                        return "body: multiple values";
                    properties.body = 1;
                    {
                        let error = $root.goshawk.v1.ProcessFailed.verify(message.failed, _depth + 1);
                        if (error)
                            return "failed." + error;
                    }
                }
                if (message.flow != null && $Object.hasOwnProperty.call(message, "flow")) {
                    if (properties.body === 1)
                        return "body: multiple values";
                    properties.body = 1;
                    {
                        let error = $root.goshawk.v1.Flow.verify(message.flow, _depth + 1);
                        if (error)
                            return "flow." + error;
                    }
                }
                if (message.completed != null && $Object.hasOwnProperty.call(message, "completed")) {
                    if (properties.body === 1)
                        return "body: multiple values";
                    properties.body = 1;
                    {
                        let error = $root.goshawk.v1.SourceCompleted.verify(message.completed, _depth + 1);
                        if (error)
                            return "completed." + error;
                    }
                }
                if (message.command != null && $Object.hasOwnProperty.call(message, "command")) {
                    if (properties.body === 1)
                        return "body: multiple values";
                    properties.body = 1;
                    {
                        let error = $root.goshawk.v1.NodeCommand.verify(message.command, _depth + 1);
                        if (error)
                            return "command." + error;
                    }
                }
                if (message.reply != null && $Object.hasOwnProperty.call(message, "reply")) {
                    if (properties.body === 1)
                        return "body: multiple values";
                    properties.body = 1;
                    {
                        let error = $root.goshawk.v1.CommandReply.verify(message.reply, _depth + 1);
                        if (error)
                            return "reply." + error;
                    }
                }
                return null;
            };

            /**
             * Gets the type url for ToSupervisor
             * @function getTypeUrl
             * @memberof goshawk.v1.ToSupervisor
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            ToSupervisor.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/goshawk.v1.ToSupervisor";
            };

            return ToSupervisor;
        })();

        v1.ProcessReady = (function() {

            /**
             * Properties of a ProcessReady.
             * @typedef {Object} goshawk.v1.ProcessReady.$Properties
             * @property {string|null} [process] ProcessReady process
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ProcessReady.
             * @memberof goshawk.v1
             * @interface IProcessReady
             * @augments goshawk.v1.ProcessReady.$Properties
             * @deprecated Use goshawk.v1.ProcessReady.$Properties instead.
             */

            /**
             * Shape of a ProcessReady.
             * @typedef {goshawk.v1.ProcessReady.$Properties} goshawk.v1.ProcessReady.$Shape
             */

            /**
             * Constructs a new ProcessReady.
             * @memberof goshawk.v1
             * @classdesc Represents a ProcessReady.
             * @constructor
             * @param {goshawk.v1.ProcessReady.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ProcessReady = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ProcessReady process.
             * @member {string} process
             * @memberof goshawk.v1.ProcessReady
             * @instance
             */
            ProcessReady.prototype.process = "";

            /**
             * Creates a new ProcessReady instance using the specified properties.
             * @function create
             * @memberof goshawk.v1.ProcessReady
             * @static
             * @param {goshawk.v1.ProcessReady.$Properties=} [properties] Properties to set
             * @returns {goshawk.v1.ProcessReady} ProcessReady instance
             * @type {{
             *   (properties: goshawk.v1.ProcessReady.$Shape): goshawk.v1.ProcessReady & goshawk.v1.ProcessReady.$Shape;
             *   (properties?: goshawk.v1.ProcessReady.$Properties): goshawk.v1.ProcessReady;
             * }}
             */
            ProcessReady.create = function(properties) {
                return new ProcessReady(properties);
            };

            /**
             * Encodes the specified ProcessReady message. Does not implicitly {@link goshawk.v1.ProcessReady.verify|verify} messages.
             * @function encode
             * @memberof goshawk.v1.ProcessReady
             * @static
             * @param {goshawk.v1.ProcessReady.$Properties} message ProcessReady message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ProcessReady.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.process != null && $Object.hasOwnProperty.call(message, "process") && message.process !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.process);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ProcessReady message from the specified reader or buffer.
             * @function decode
             * @memberof goshawk.v1.ProcessReady
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {goshawk.v1.ProcessReady & goshawk.v1.ProcessReady.$Shape} ProcessReady
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ProcessReady.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.goshawk.v1.ProcessReady();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.process = value;
                            else
                                delete message.process;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Verifies a ProcessReady message.
             * @function verify
             * @memberof goshawk.v1.ProcessReady
             * @static
             * @param {Object.<string,*>} message Plain object to verify
             * @returns {string|null} `null` if valid, otherwise the reason why it is not
             */
            ProcessReady.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message.process != null && $Object.hasOwnProperty.call(message, "process"))
                    if (!$util.isString(message.process))
                        return "process: string expected";
                return null;
            };

            /**
             * Gets the type url for ProcessReady
             * @function getTypeUrl
             * @memberof goshawk.v1.ProcessReady
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            ProcessReady.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/goshawk.v1.ProcessReady";
            };

            return ProcessReady;
        })();

        v1.ProcessDrained = (function() {

            /**
             * Properties of a ProcessDrained.
             * @typedef {Object} goshawk.v1.ProcessDrained.$Properties
             * @property {string|null} [process] ProcessDrained process
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ProcessDrained.
             * @memberof goshawk.v1
             * @interface IProcessDrained
             * @augments goshawk.v1.ProcessDrained.$Properties
             * @deprecated Use goshawk.v1.ProcessDrained.$Properties instead.
             */

            /**
             * Shape of a ProcessDrained.
             * @typedef {goshawk.v1.ProcessDrained.$Properties} goshawk.v1.ProcessDrained.$Shape
             */

            /**
             * Constructs a new ProcessDrained.
             * @memberof goshawk.v1
             * @classdesc Represents a ProcessDrained.
             * @constructor
             * @param {goshawk.v1.ProcessDrained.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ProcessDrained = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ProcessDrained process.
             * @member {string} process
             * @memberof goshawk.v1.ProcessDrained
             * @instance
             */
            ProcessDrained.prototype.process = "";

            /**
             * Creates a new ProcessDrained instance using the specified properties.
             * @function create
             * @memberof goshawk.v1.ProcessDrained
             * @static
             * @param {goshawk.v1.ProcessDrained.$Properties=} [properties] Properties to set
             * @returns {goshawk.v1.ProcessDrained} ProcessDrained instance
             * @type {{
             *   (properties: goshawk.v1.ProcessDrained.$Shape): goshawk.v1.ProcessDrained & goshawk.v1.ProcessDrained.$Shape;
             *   (properties?: goshawk.v1.ProcessDrained.$Properties): goshawk.v1.ProcessDrained;
             * }}
             */
            ProcessDrained.create = function(properties) {
                return new ProcessDrained(properties);
            };

            /**
             * Encodes the specified ProcessDrained message. Does not implicitly {@link goshawk.v1.ProcessDrained.verify|verify} messages.
             * @function encode
             * @memberof goshawk.v1.ProcessDrained
             * @static
             * @param {goshawk.v1.ProcessDrained.$Properties} message ProcessDrained message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ProcessDrained.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.process != null && $Object.hasOwnProperty.call(message, "process") && message.process !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.process);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ProcessDrained message from the specified reader or buffer.
             * @function decode
             * @memberof goshawk.v1.ProcessDrained
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {goshawk.v1.ProcessDrained & goshawk.v1.ProcessDrained.$Shape} ProcessDrained
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ProcessDrained.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.goshawk.v1.ProcessDrained();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.process = value;
                            else
                                delete message.process;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Verifies a ProcessDrained message.
             * @function verify
             * @memberof goshawk.v1.ProcessDrained
             * @static
             * @param {Object.<string,*>} message Plain object to verify
             * @returns {string|null} `null` if valid, otherwise the reason why it is not
             */
            ProcessDrained.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message.process != null && $Object.hasOwnProperty.call(message, "process"))
                    if (!$util.isString(message.process))
                        return "process: string expected";
                return null;
            };

            /**
             * Gets the type url for ProcessDrained
             * @function getTypeUrl
             * @memberof goshawk.v1.ProcessDrained
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            ProcessDrained.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/goshawk.v1.ProcessDrained";
            };

            return ProcessDrained;
        })();

        v1.ProcessFailed = (function() {

            /**
             * Properties of a ProcessFailed.
             * @typedef {Object} goshawk.v1.ProcessFailed.$Properties
             * @property {string|null} [process] ProcessFailed process
             * @property {string|null} [code] ProcessFailed code
             * @property {string|null} [message] ProcessFailed message
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ProcessFailed.
             * @memberof goshawk.v1
             * @interface IProcessFailed
             * @augments goshawk.v1.ProcessFailed.$Properties
             * @deprecated Use goshawk.v1.ProcessFailed.$Properties instead.
             */

            /**
             * Shape of a ProcessFailed.
             * @typedef {goshawk.v1.ProcessFailed.$Properties} goshawk.v1.ProcessFailed.$Shape
             */

            /**
             * Constructs a new ProcessFailed.
             * @memberof goshawk.v1
             * @classdesc Represents a ProcessFailed.
             * @constructor
             * @param {goshawk.v1.ProcessFailed.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ProcessFailed = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ProcessFailed process.
             * @member {string} process
             * @memberof goshawk.v1.ProcessFailed
             * @instance
             */
            ProcessFailed.prototype.process = "";

            /**
             * ProcessFailed code.
             * @member {string} code
             * @memberof goshawk.v1.ProcessFailed
             * @instance
             */
            ProcessFailed.prototype.code = "";

            /**
             * ProcessFailed message.
             * @member {string} message
             * @memberof goshawk.v1.ProcessFailed
             * @instance
             */
            ProcessFailed.prototype.message = "";

            /**
             * Creates a new ProcessFailed instance using the specified properties.
             * @function create
             * @memberof goshawk.v1.ProcessFailed
             * @static
             * @param {goshawk.v1.ProcessFailed.$Properties=} [properties] Properties to set
             * @returns {goshawk.v1.ProcessFailed} ProcessFailed instance
             * @type {{
             *   (properties: goshawk.v1.ProcessFailed.$Shape): goshawk.v1.ProcessFailed & goshawk.v1.ProcessFailed.$Shape;
             *   (properties?: goshawk.v1.ProcessFailed.$Properties): goshawk.v1.ProcessFailed;
             * }}
             */
            ProcessFailed.create = function(properties) {
                return new ProcessFailed(properties);
            };

            /**
             * Encodes the specified ProcessFailed message. Does not implicitly {@link goshawk.v1.ProcessFailed.verify|verify} messages.
             * @function encode
             * @memberof goshawk.v1.ProcessFailed
             * @static
             * @param {goshawk.v1.ProcessFailed.$Properties} message ProcessFailed message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ProcessFailed.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.process != null && $Object.hasOwnProperty.call(message, "process") && message.process !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.process);
                if (message.code != null && $Object.hasOwnProperty.call(message, "code") && message.code !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.code);
                if (message.message != null && $Object.hasOwnProperty.call(message, "message") && message.message !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.message);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ProcessFailed message from the specified reader or buffer.
             * @function decode
             * @memberof goshawk.v1.ProcessFailed
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {goshawk.v1.ProcessFailed & goshawk.v1.ProcessFailed.$Shape} ProcessFailed
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ProcessFailed.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.goshawk.v1.ProcessFailed();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.process = value;
                            else
                                delete message.process;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.code = value;
                            else
                                delete message.code;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.message = value;
                            else
                                delete message.message;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Verifies a ProcessFailed message.
             * @function verify
             * @memberof goshawk.v1.ProcessFailed
             * @static
             * @param {Object.<string,*>} message Plain object to verify
             * @returns {string|null} `null` if valid, otherwise the reason why it is not
             */
            ProcessFailed.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message.process != null && $Object.hasOwnProperty.call(message, "process"))
                    if (!$util.isString(message.process))
                        return "process: string expected";
                if (message.code != null && $Object.hasOwnProperty.call(message, "code"))
                    if (!$util.isString(message.code))
                        return "code: string expected";
                if (message.message != null && $Object.hasOwnProperty.call(message, "message"))
                    if (!$util.isString(message.message))
                        return "message: string expected";
                return null;
            };

            /**
             * Gets the type url for ProcessFailed
             * @function getTypeUrl
             * @memberof goshawk.v1.ProcessFailed
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            ProcessFailed.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/goshawk.v1.ProcessFailed";
            };

            return ProcessFailed;
        })();

        v1.ToProcess = (function() {

            /**
             * Properties of a ToProcess.
             * @typedef {Object} goshawk.v1.ToProcess.$Properties
             * @property {goshawk.v1.StartSources.$Properties|null} [start] ToProcess start
             * @property {goshawk.v1.Drain.$Properties|null} [drain] ToProcess drain
             * @property {goshawk.v1.FrameSettled.$Properties|null} [settled] ToProcess settled
             * @property {goshawk.v1.NodeCommand.$Properties|null} [command] ToProcess command
             * @property {goshawk.v1.StatusUpdate.$Properties|null} [status] ToProcess status
             * @property {goshawk.v1.CommandReply.$Properties|null} [reply] ToProcess reply
             * @property {goshawk.v1.Exit.$Properties|null} [exit] ToProcess exit
             * @property {"start"|"drain"|"settled"|"command"|"status"|"reply"|"exit"} [body] ToProcess body
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ToProcess.
             * @memberof goshawk.v1
             * @interface IToProcess
             * @augments goshawk.v1.ToProcess.$Properties
             * @deprecated Use goshawk.v1.ToProcess.$Properties instead.
             */

            /**
             * Narrowed shape of a ToProcess.
             * @typedef {{
             *   start?: goshawk.v1.StartSources.$Shape|null;
             *   drain?: goshawk.v1.Drain.$Shape|null;
             *   settled?: goshawk.v1.FrameSettled.$Shape|null;
             *   command?: goshawk.v1.NodeCommand.$Shape|null;
             *   status?: goshawk.v1.StatusUpdate.$Shape|null;
             *   reply?: goshawk.v1.CommandReply.$Shape|null;
             *   exit?: goshawk.v1.Exit.$Shape|null;
             *   $unknowns?: Array.<Uint8Array>;
             * } & (
             *   ({ body?: undefined; start?: null; drain?: null; settled?: null; command?: null; status?: null; reply?: null; exit?: null }|{ body?: "start"; start: goshawk.v1.StartSources.$Shape; drain?: null; settled?: null; command?: null; status?: null; reply?: null; exit?: null }|{ body?: "drain"; start?: null; drain: goshawk.v1.Drain.$Shape; settled?: null; command?: null; status?: null; reply?: null; exit?: null }|{ body?: "settled"; start?: null; drain?: null; settled: goshawk.v1.FrameSettled.$Shape; command?: null; status?: null; reply?: null; exit?: null }|{ body?: "command"; start?: null; drain?: null; settled?: null; command: goshawk.v1.NodeCommand.$Shape; status?: null; reply?: null; exit?: null }|{ body?: "status"; start?: null; drain?: null; settled?: null; command?: null; status: goshawk.v1.StatusUpdate.$Shape; reply?: null; exit?: null }|{ body?: "reply"; start?: null; drain?: null; settled?: null; command?: null; status?: null; reply: goshawk.v1.CommandReply.$Shape; exit?: null }|{ body?: "exit"; start?: null; drain?: null; settled?: null; command?: null; status?: null; reply?: null; exit: goshawk.v1.Exit.$Shape })
             * )} goshawk.v1.ToProcess.$Shape
             */

            /**
             * Constructs a new ToProcess.
             * @memberof goshawk.v1
             * @classdesc Represents a ToProcess.
             * @constructor
             * @param {goshawk.v1.ToProcess.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ToProcess = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ToProcess start.
             * @member {goshawk.v1.StartSources.$Properties|null|undefined} start
             * @memberof goshawk.v1.ToProcess
             * @instance
             */
            ToProcess.prototype.start = null;

            /**
             * ToProcess drain.
             * @member {goshawk.v1.Drain.$Properties|null|undefined} drain
             * @memberof goshawk.v1.ToProcess
             * @instance
             */
            ToProcess.prototype.drain = null;

            /**
             * ToProcess settled.
             * @member {goshawk.v1.FrameSettled.$Properties|null|undefined} settled
             * @memberof goshawk.v1.ToProcess
             * @instance
             */
            ToProcess.prototype.settled = null;

            /**
             * ToProcess command.
             * @member {goshawk.v1.NodeCommand.$Properties|null|undefined} command
             * @memberof goshawk.v1.ToProcess
             * @instance
             */
            ToProcess.prototype.command = null;

            /**
             * ToProcess status.
             * @member {goshawk.v1.StatusUpdate.$Properties|null|undefined} status
             * @memberof goshawk.v1.ToProcess
             * @instance
             */
            ToProcess.prototype.status = null;

            /**
             * ToProcess reply.
             * @member {goshawk.v1.CommandReply.$Properties|null|undefined} reply
             * @memberof goshawk.v1.ToProcess
             * @instance
             */
            ToProcess.prototype.reply = null;

            /**
             * ToProcess exit.
             * @member {goshawk.v1.Exit.$Properties|null|undefined} exit
             * @memberof goshawk.v1.ToProcess
             * @instance
             */
            ToProcess.prototype.exit = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            /**
             * ToProcess body.
             * @member {"start"|"drain"|"settled"|"command"|"status"|"reply"|"exit"|undefined} body
             * @memberof goshawk.v1.ToProcess
             * @instance
             */
            $Object.defineProperty(ToProcess.prototype, "body", {
                get: $util.oneOfGetter($oneOfFields = ["start", "drain", "settled", "command", "status", "reply", "exit"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Creates a new ToProcess instance using the specified properties.
             * @function create
             * @memberof goshawk.v1.ToProcess
             * @static
             * @param {goshawk.v1.ToProcess.$Properties=} [properties] Properties to set
             * @returns {goshawk.v1.ToProcess} ToProcess instance
             * @type {{
             *   (properties: goshawk.v1.ToProcess.$Shape): goshawk.v1.ToProcess & goshawk.v1.ToProcess.$Shape;
             *   (properties?: goshawk.v1.ToProcess.$Properties): goshawk.v1.ToProcess;
             * }}
             */
            ToProcess.create = function(properties) {
                return new ToProcess(properties);
            };

            /**
             * Encodes the specified ToProcess message. Does not implicitly {@link goshawk.v1.ToProcess.verify|verify} messages.
             * @function encode
             * @memberof goshawk.v1.ToProcess
             * @static
             * @param {goshawk.v1.ToProcess.$Properties} message ToProcess message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ToProcess.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.start != null && $Object.hasOwnProperty.call(message, "start"))
                    $root.goshawk.v1.StartSources.encode(message.start, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.drain != null && $Object.hasOwnProperty.call(message, "drain"))
                    $root.goshawk.v1.Drain.encode(message.drain, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.settled != null && $Object.hasOwnProperty.call(message, "settled"))
                    $root.goshawk.v1.FrameSettled.encode(message.settled, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                if (message.command != null && $Object.hasOwnProperty.call(message, "command"))
                    $root.goshawk.v1.NodeCommand.encode(message.command, writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                if (message.status != null && $Object.hasOwnProperty.call(message, "status"))
                    $root.goshawk.v1.StatusUpdate.encode(message.status, writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
                if (message.reply != null && $Object.hasOwnProperty.call(message, "reply"))
                    $root.goshawk.v1.CommandReply.encode(message.reply, writer.uint32(/* id 6, wireType 2 =*/50).fork(), _depth + 1).ldelim();
                if (message.exit != null && $Object.hasOwnProperty.call(message, "exit"))
                    $root.goshawk.v1.Exit.encode(message.exit, writer.uint32(/* id 7, wireType 2 =*/58).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ToProcess message from the specified reader or buffer.
             * @function decode
             * @memberof goshawk.v1.ToProcess
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {goshawk.v1.ToProcess & goshawk.v1.ToProcess.$Shape} ToProcess
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ToProcess.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.goshawk.v1.ToProcess();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.start = $root.goshawk.v1.StartSources.decode(reader, reader.size(), $undefined, _depth + 1, message.start);
                            message.body = "start";
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.drain = $root.goshawk.v1.Drain.decode(reader, reader.size(), $undefined, _depth + 1, message.drain);
                            message.body = "drain";
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            message.settled = $root.goshawk.v1.FrameSettled.decode(reader, reader.size(), $undefined, _depth + 1, message.settled);
                            message.body = "settled";
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            message.command = $root.goshawk.v1.NodeCommand.decode(reader, reader.size(), $undefined, _depth + 1, message.command);
                            message.body = "command";
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            message.status = $root.goshawk.v1.StatusUpdate.decode(reader, reader.size(), $undefined, _depth + 1, message.status);
                            message.body = "status";
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            message.reply = $root.goshawk.v1.CommandReply.decode(reader, reader.size(), $undefined, _depth + 1, message.reply);
                            message.body = "reply";
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            message.exit = $root.goshawk.v1.Exit.decode(reader, reader.size(), $undefined, _depth + 1, message.exit);
                            message.body = "exit";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Verifies a ToProcess message.
             * @function verify
             * @memberof goshawk.v1.ToProcess
             * @static
             * @param {Object.<string,*>} message Plain object to verify
             * @returns {string|null} `null` if valid, otherwise the reason why it is not
             */
            ToProcess.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                let properties = {};
                if (message.start != null && $Object.hasOwnProperty.call(message, "start")) {
                    properties.body = 1;
                    {
                        let error = $root.goshawk.v1.StartSources.verify(message.start, _depth + 1);
                        if (error)
                            return "start." + error;
                    }
                }
                if (message.drain != null && $Object.hasOwnProperty.call(message, "drain")) {
                    if (properties.body === 1)
                        return "body: multiple values";
                    properties.body = 1;
                    {
                        let error = $root.goshawk.v1.Drain.verify(message.drain, _depth + 1);
                        if (error)
                            return "drain." + error;
                    }
                }
                if (message.settled != null && $Object.hasOwnProperty.call(message, "settled")) {
                    if (properties.body === 1)
                        return "body: multiple values";
                    properties.body = 1;
                    {
                        let error = $root.goshawk.v1.FrameSettled.verify(message.settled, _depth + 1);
                        if (error)
                            return "settled." + error;
                    }
                }
                if (message.command != null && $Object.hasOwnProperty.call(message, "command")) {
                    if (properties.body === 1)
                        return "body: multiple values";
                    properties.body = 1;
                    {
                        let error = $root.goshawk.v1.NodeCommand.verify(message.command, _depth + 1);
                        if (error)
                            return "command." + error;
                    }
                }
                if (message.status != null && $Object.hasOwnProperty.call(message, "status")) {
                    if (properties.body === 1)
                        return "body: multiple values";
                    properties.body = 1;
                    {
                        let error = $root.goshawk.v1.StatusUpdate.verify(message.status, _depth + 1);
                        if (error)
                            return "status." + error;
                    }
                }
                if (message.reply != null && $Object.hasOwnProperty.call(message, "reply")) {
                    if (properties.body === 1)
                        return "body: multiple values";
                    properties.body = 1;
                    {
                        let error = $root.goshawk.v1.CommandReply.verify(message.reply, _depth + 1);
                        if (error)
                            return "reply." + error;
                    }
                }
                if (message.exit != null && $Object.hasOwnProperty.call(message, "exit")) {
                    if (properties.body === 1)
                        return "body: multiple values";
                    properties.body = 1;
                    {
                        let error = $root.goshawk.v1.Exit.verify(message.exit, _depth + 1);
                        if (error)
                            return "exit." + error;
                    }
                }
                return null;
            };

            /**
             * Gets the type url for ToProcess
             * @function getTypeUrl
             * @memberof goshawk.v1.ToProcess
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            ToProcess.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/goshawk.v1.ToProcess";
            };

            return ToProcess;
        })();

        v1.StartSources = (function() {

            /**
             * Properties of a StartSources.
             * @typedef {Object} goshawk.v1.StartSources.$Properties
             * @property {number|null} [warmUpMs] StartSources warmUpMs
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a StartSources.
             * @memberof goshawk.v1
             * @interface IStartSources
             * @augments goshawk.v1.StartSources.$Properties
             * @deprecated Use goshawk.v1.StartSources.$Properties instead.
             */

            /**
             * Shape of a StartSources.
             * @typedef {goshawk.v1.StartSources.$Properties} goshawk.v1.StartSources.$Shape
             */

            /**
             * Constructs a new StartSources.
             * @memberof goshawk.v1
             * @classdesc Represents a StartSources.
             * @constructor
             * @param {goshawk.v1.StartSources.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const StartSources = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * StartSources warmUpMs.
             * @member {number} warmUpMs
             * @memberof goshawk.v1.StartSources
             * @instance
             */
            StartSources.prototype.warmUpMs = 0;

            /**
             * Creates a new StartSources instance using the specified properties.
             * @function create
             * @memberof goshawk.v1.StartSources
             * @static
             * @param {goshawk.v1.StartSources.$Properties=} [properties] Properties to set
             * @returns {goshawk.v1.StartSources} StartSources instance
             * @type {{
             *   (properties: goshawk.v1.StartSources.$Shape): goshawk.v1.StartSources & goshawk.v1.StartSources.$Shape;
             *   (properties?: goshawk.v1.StartSources.$Properties): goshawk.v1.StartSources;
             * }}
             */
            StartSources.create = function(properties) {
                return new StartSources(properties);
            };

            /**
             * Encodes the specified StartSources message. Does not implicitly {@link goshawk.v1.StartSources.verify|verify} messages.
             * @function encode
             * @memberof goshawk.v1.StartSources
             * @static
             * @param {goshawk.v1.StartSources.$Properties} message StartSources message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            StartSources.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.warmUpMs != null && $Object.hasOwnProperty.call(message, "warmUpMs") && !$Object.is(message.warmUpMs, 0))
                    writer.uint32(/* id 1, wireType 1 =*/9).double(message.warmUpMs);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a StartSources message from the specified reader or buffer.
             * @function decode
             * @memberof goshawk.v1.StartSources
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {goshawk.v1.StartSources & goshawk.v1.StartSources.$Shape} StartSources
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            StartSources.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.goshawk.v1.StartSources();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.warmUpMs = value;
                            else
                                delete message.warmUpMs;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Verifies a StartSources message.
             * @function verify
             * @memberof goshawk.v1.StartSources
             * @static
             * @param {Object.<string,*>} message Plain object to verify
             * @returns {string|null} `null` if valid, otherwise the reason why it is not
             */
            StartSources.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message.warmUpMs != null && $Object.hasOwnProperty.call(message, "warmUpMs"))
                    if (typeof message.warmUpMs !== "number")
                        return "warmUpMs: number expected";
                return null;
            };

            /**
             * Gets the type url for StartSources
             * @function getTypeUrl
             * @memberof goshawk.v1.StartSources
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            StartSources.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/goshawk.v1.StartSources";
            };

            return StartSources;
        })();

        v1.Drain = (function() {

            /**
             * Properties of a Drain.
             * @typedef {Object} goshawk.v1.Drain.$Properties
             * @property {string|null} [reason] Drain reason
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Drain.
             * @memberof goshawk.v1
             * @interface IDrain
             * @augments goshawk.v1.Drain.$Properties
             * @deprecated Use goshawk.v1.Drain.$Properties instead.
             */

            /**
             * Shape of a Drain.
             * @typedef {goshawk.v1.Drain.$Properties} goshawk.v1.Drain.$Shape
             */

            /**
             * Constructs a new Drain.
             * @memberof goshawk.v1
             * @classdesc Represents a Drain.
             * @constructor
             * @param {goshawk.v1.Drain.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Drain = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Drain reason.
             * @member {string} reason
             * @memberof goshawk.v1.Drain
             * @instance
             */
            Drain.prototype.reason = "";

            /**
             * Creates a new Drain instance using the specified properties.
             * @function create
             * @memberof goshawk.v1.Drain
             * @static
             * @param {goshawk.v1.Drain.$Properties=} [properties] Properties to set
             * @returns {goshawk.v1.Drain} Drain instance
             * @type {{
             *   (properties: goshawk.v1.Drain.$Shape): goshawk.v1.Drain & goshawk.v1.Drain.$Shape;
             *   (properties?: goshawk.v1.Drain.$Properties): goshawk.v1.Drain;
             * }}
             */
            Drain.create = function(properties) {
                return new Drain(properties);
            };

            /**
             * Encodes the specified Drain message. Does not implicitly {@link goshawk.v1.Drain.verify|verify} messages.
             * @function encode
             * @memberof goshawk.v1.Drain
             * @static
             * @param {goshawk.v1.Drain.$Properties} message Drain message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Drain.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.reason != null && $Object.hasOwnProperty.call(message, "reason") && message.reason !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.reason);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Drain message from the specified reader or buffer.
             * @function decode
             * @memberof goshawk.v1.Drain
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {goshawk.v1.Drain & goshawk.v1.Drain.$Shape} Drain
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Drain.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.goshawk.v1.Drain();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.reason = value;
                            else
                                delete message.reason;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Verifies a Drain message.
             * @function verify
             * @memberof goshawk.v1.Drain
             * @static
             * @param {Object.<string,*>} message Plain object to verify
             * @returns {string|null} `null` if valid, otherwise the reason why it is not
             */
            Drain.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message.reason != null && $Object.hasOwnProperty.call(message, "reason"))
                    if (!$util.isString(message.reason))
                        return "reason: string expected";
                return null;
            };

            /**
             * Gets the type url for Drain
             * @function getTypeUrl
             * @memberof goshawk.v1.Drain
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            Drain.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/goshawk.v1.Drain";
            };

            return Drain;
        })();

        v1.FrameSettled = (function() {

            /**
             * Properties of a FrameSettled.
             * @typedef {Object} goshawk.v1.FrameSettled.$Properties
             * @property {goshawk.v1.FrameId.$Properties|null} [frame] FrameSettled frame
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a FrameSettled.
             * @memberof goshawk.v1
             * @interface IFrameSettled
             * @augments goshawk.v1.FrameSettled.$Properties
             * @deprecated Use goshawk.v1.FrameSettled.$Properties instead.
             */

            /**
             * Shape of a FrameSettled.
             * @typedef {goshawk.v1.FrameSettled.$Properties} goshawk.v1.FrameSettled.$Shape
             */

            /**
             * Constructs a new FrameSettled.
             * @memberof goshawk.v1
             * @classdesc Represents a FrameSettled.
             * @constructor
             * @param {goshawk.v1.FrameSettled.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const FrameSettled = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * FrameSettled frame.
             * @member {goshawk.v1.FrameId.$Properties|null|undefined} frame
             * @memberof goshawk.v1.FrameSettled
             * @instance
             */
            FrameSettled.prototype.frame = null;

            /**
             * Creates a new FrameSettled instance using the specified properties.
             * @function create
             * @memberof goshawk.v1.FrameSettled
             * @static
             * @param {goshawk.v1.FrameSettled.$Properties=} [properties] Properties to set
             * @returns {goshawk.v1.FrameSettled} FrameSettled instance
             * @type {{
             *   (properties: goshawk.v1.FrameSettled.$Shape): goshawk.v1.FrameSettled & goshawk.v1.FrameSettled.$Shape;
             *   (properties?: goshawk.v1.FrameSettled.$Properties): goshawk.v1.FrameSettled;
             * }}
             */
            FrameSettled.create = function(properties) {
                return new FrameSettled(properties);
            };

            /**
             * Encodes the specified FrameSettled message. Does not implicitly {@link goshawk.v1.FrameSettled.verify|verify} messages.
             * @function encode
             * @memberof goshawk.v1.FrameSettled
             * @static
             * @param {goshawk.v1.FrameSettled.$Properties} message FrameSettled message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            FrameSettled.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.frame != null && $Object.hasOwnProperty.call(message, "frame"))
                    $root.goshawk.v1.FrameId.encode(message.frame, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a FrameSettled message from the specified reader or buffer.
             * @function decode
             * @memberof goshawk.v1.FrameSettled
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {goshawk.v1.FrameSettled & goshawk.v1.FrameSettled.$Shape} FrameSettled
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            FrameSettled.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.goshawk.v1.FrameSettled();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.frame = $root.goshawk.v1.FrameId.decode(reader, reader.size(), $undefined, _depth + 1, message.frame);
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Verifies a FrameSettled message.
             * @function verify
             * @memberof goshawk.v1.FrameSettled
             * @static
             * @param {Object.<string,*>} message Plain object to verify
             * @returns {string|null} `null` if valid, otherwise the reason why it is not
             */
            FrameSettled.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message.frame != null && $Object.hasOwnProperty.call(message, "frame")) {
                    let error = $root.goshawk.v1.FrameId.verify(message.frame, _depth + 1);
                    if (error)
                        return "frame." + error;
                }
                return null;
            };

            /**
             * Gets the type url for FrameSettled
             * @function getTypeUrl
             * @memberof goshawk.v1.FrameSettled
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            FrameSettled.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/goshawk.v1.FrameSettled";
            };

            return FrameSettled;
        })();

        v1.NodeCommand = (function() {

            /**
             * Properties of a NodeCommand.
             * @typedef {Object} goshawk.v1.NodeCommand.$Properties
             * @property {string|null} [node] NodeCommand node
             * @property {string|null} [json] NodeCommand json
             * @property {number|null} [id] NodeCommand id
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a NodeCommand.
             * @memberof goshawk.v1
             * @interface INodeCommand
             * @augments goshawk.v1.NodeCommand.$Properties
             * @deprecated Use goshawk.v1.NodeCommand.$Properties instead.
             */

            /**
             * Shape of a NodeCommand.
             * @typedef {goshawk.v1.NodeCommand.$Properties} goshawk.v1.NodeCommand.$Shape
             */

            /**
             * Constructs a new NodeCommand.
             * @memberof goshawk.v1
             * @classdesc Represents a NodeCommand.
             * @constructor
             * @param {goshawk.v1.NodeCommand.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const NodeCommand = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * NodeCommand node.
             * @member {string} node
             * @memberof goshawk.v1.NodeCommand
             * @instance
             */
            NodeCommand.prototype.node = "";

            /**
             * NodeCommand json.
             * @member {string} json
             * @memberof goshawk.v1.NodeCommand
             * @instance
             */
            NodeCommand.prototype.json = "";

            /**
             * NodeCommand id.
             * @member {number} id
             * @memberof goshawk.v1.NodeCommand
             * @instance
             */
            NodeCommand.prototype.id = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Creates a new NodeCommand instance using the specified properties.
             * @function create
             * @memberof goshawk.v1.NodeCommand
             * @static
             * @param {goshawk.v1.NodeCommand.$Properties=} [properties] Properties to set
             * @returns {goshawk.v1.NodeCommand} NodeCommand instance
             * @type {{
             *   (properties: goshawk.v1.NodeCommand.$Shape): goshawk.v1.NodeCommand & goshawk.v1.NodeCommand.$Shape;
             *   (properties?: goshawk.v1.NodeCommand.$Properties): goshawk.v1.NodeCommand;
             * }}
             */
            NodeCommand.create = function(properties) {
                return new NodeCommand(properties);
            };

            /**
             * Encodes the specified NodeCommand message. Does not implicitly {@link goshawk.v1.NodeCommand.verify|verify} messages.
             * @function encode
             * @memberof goshawk.v1.NodeCommand
             * @static
             * @param {goshawk.v1.NodeCommand.$Properties} message NodeCommand message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            NodeCommand.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.node != null && $Object.hasOwnProperty.call(message, "node") && message.node !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.node);
                if (message.json != null && $Object.hasOwnProperty.call(message, "json") && message.json !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.json);
                if (message.id != null && $Object.hasOwnProperty.call(message, "id") && (typeof message.id === "object" ? message.id.low || message.id.high : message.id !== 0))
                    writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.id);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a NodeCommand message from the specified reader or buffer.
             * @function decode
             * @memberof goshawk.v1.NodeCommand
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {goshawk.v1.NodeCommand & goshawk.v1.NodeCommand.$Shape} NodeCommand
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            NodeCommand.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.goshawk.v1.NodeCommand();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.node = value;
                            else
                                delete message.node;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.json = value;
                            else
                                delete message.json;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.id = value;
                            else
                                delete message.id;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Verifies a NodeCommand message.
             * @function verify
             * @memberof goshawk.v1.NodeCommand
             * @static
             * @param {Object.<string,*>} message Plain object to verify
             * @returns {string|null} `null` if valid, otherwise the reason why it is not
             */
            NodeCommand.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message.node != null && $Object.hasOwnProperty.call(message, "node"))
                    if (!$util.isString(message.node))
                        return "node: string expected";
                if (message.json != null && $Object.hasOwnProperty.call(message, "json"))
                    if (!$util.isString(message.json))
                        return "json: string expected";
                if (message.id != null && $Object.hasOwnProperty.call(message, "id"))
                    if (!$util.isInteger(message.id) && !(message.id && $util.isInteger(message.id.low) && $util.isInteger(message.id.high)))
                        return "id: integer|Long expected";
                return null;
            };

            /**
             * Gets the type url for NodeCommand
             * @function getTypeUrl
             * @memberof goshawk.v1.NodeCommand
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            NodeCommand.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/goshawk.v1.NodeCommand";
            };

            return NodeCommand;
        })();

        v1.CommandReply = (function() {

            /**
             * Properties of a CommandReply.
             * @typedef {Object} goshawk.v1.CommandReply.$Properties
             * @property {number|null} [id] CommandReply id
             * @property {string|null} [json] CommandReply json
             * @property {string|null} [code] CommandReply code
             * @property {string|null} [message] CommandReply message
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a CommandReply.
             * @memberof goshawk.v1
             * @interface ICommandReply
             * @augments goshawk.v1.CommandReply.$Properties
             * @deprecated Use goshawk.v1.CommandReply.$Properties instead.
             */

            /**
             * Shape of a CommandReply.
             * @typedef {goshawk.v1.CommandReply.$Properties} goshawk.v1.CommandReply.$Shape
             */

            /**
             * Constructs a new CommandReply.
             * @memberof goshawk.v1
             * @classdesc Represents a CommandReply.
             * @constructor
             * @param {goshawk.v1.CommandReply.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const CommandReply = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * CommandReply id.
             * @member {number} id
             * @memberof goshawk.v1.CommandReply
             * @instance
             */
            CommandReply.prototype.id = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * CommandReply json.
             * @member {string} json
             * @memberof goshawk.v1.CommandReply
             * @instance
             */
            CommandReply.prototype.json = "";

            /**
             * CommandReply code.
             * @member {string} code
             * @memberof goshawk.v1.CommandReply
             * @instance
             */
            CommandReply.prototype.code = "";

            /**
             * CommandReply message.
             * @member {string} message
             * @memberof goshawk.v1.CommandReply
             * @instance
             */
            CommandReply.prototype.message = "";

            /**
             * Creates a new CommandReply instance using the specified properties.
             * @function create
             * @memberof goshawk.v1.CommandReply
             * @static
             * @param {goshawk.v1.CommandReply.$Properties=} [properties] Properties to set
             * @returns {goshawk.v1.CommandReply} CommandReply instance
             * @type {{
             *   (properties: goshawk.v1.CommandReply.$Shape): goshawk.v1.CommandReply & goshawk.v1.CommandReply.$Shape;
             *   (properties?: goshawk.v1.CommandReply.$Properties): goshawk.v1.CommandReply;
             * }}
             */
            CommandReply.create = function(properties) {
                return new CommandReply(properties);
            };

            /**
             * Encodes the specified CommandReply message. Does not implicitly {@link goshawk.v1.CommandReply.verify|verify} messages.
             * @function encode
             * @memberof goshawk.v1.CommandReply
             * @static
             * @param {goshawk.v1.CommandReply.$Properties} message CommandReply message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            CommandReply.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.id != null && $Object.hasOwnProperty.call(message, "id") && (typeof message.id === "object" ? message.id.low || message.id.high : message.id !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.id);
                if (message.json != null && $Object.hasOwnProperty.call(message, "json") && message.json !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.json);
                if (message.code != null && $Object.hasOwnProperty.call(message, "code") && message.code !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.code);
                if (message.message != null && $Object.hasOwnProperty.call(message, "message") && message.message !== "")
                    writer.uint32(/* id 4, wireType 2 =*/34).string(message.message);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a CommandReply message from the specified reader or buffer.
             * @function decode
             * @memberof goshawk.v1.CommandReply
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {goshawk.v1.CommandReply & goshawk.v1.CommandReply.$Shape} CommandReply
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            CommandReply.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.goshawk.v1.CommandReply();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.id = value;
                            else
                                delete message.id;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.json = value;
                            else
                                delete message.json;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.code = value;
                            else
                                delete message.code;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.message = value;
                            else
                                delete message.message;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Verifies a CommandReply message.
             * @function verify
             * @memberof goshawk.v1.CommandReply
             * @static
             * @param {Object.<string,*>} message Plain object to verify
             * @returns {string|null} `null` if valid, otherwise the reason why it is not
             */
            CommandReply.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message.id != null && $Object.hasOwnProperty.call(message, "id"))
                    if (!$util.isInteger(message.id) && !(message.id && $util.isInteger(message.id.low) && $util.isInteger(message.id.high)))
                        return "id: integer|Long expected";
                if (message.json != null && $Object.hasOwnProperty.call(message, "json"))
                    if (!$util.isString(message.json))
                        return "json: string expected";
                if (message.code != null && $Object.hasOwnProperty.call(message, "code"))
                    if (!$util.isString(message.code))
                        return "code: string expected";
                if (message.message != null && $Object.hasOwnProperty.call(message, "message"))
                    if (!$util.isString(message.message))
                        return "message: string expected";
                return null;
            };

            /**
             * Gets the type url for CommandReply
             * @function getTypeUrl
             * @memberof goshawk.v1.CommandReply
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            CommandReply.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/goshawk.v1.CommandReply";
            };

            return CommandReply;
        })();

        v1.Exit = (function() {

            /**
             * Properties of an Exit.
             * @typedef {Object} goshawk.v1.Exit.$Properties
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an Exit.
             * @memberof goshawk.v1
             * @interface IExit
             * @augments goshawk.v1.Exit.$Properties
             * @deprecated Use goshawk.v1.Exit.$Properties instead.
             */

            /**
             * Shape of an Exit.
             * @typedef {goshawk.v1.Exit.$Properties} goshawk.v1.Exit.$Shape
             */

            /**
             * Constructs a new Exit.
             * @memberof goshawk.v1
             * @classdesc Represents an Exit.
             * @constructor
             * @param {goshawk.v1.Exit.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Exit = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Creates a new Exit instance using the specified properties.
             * @function create
             * @memberof goshawk.v1.Exit
             * @static
             * @param {goshawk.v1.Exit.$Properties=} [properties] Properties to set
             * @returns {goshawk.v1.Exit} Exit instance
             * @type {{
             *   (properties: goshawk.v1.Exit.$Shape): goshawk.v1.Exit & goshawk.v1.Exit.$Shape;
             *   (properties?: goshawk.v1.Exit.$Properties): goshawk.v1.Exit;
             * }}
             */
            Exit.create = function(properties) {
                return new Exit(properties);
            };

            /**
             * Encodes the specified Exit message. Does not implicitly {@link goshawk.v1.Exit.verify|verify} messages.
             * @function encode
             * @memberof goshawk.v1.Exit
             * @static
             * @param {goshawk.v1.Exit.$Properties} message Exit message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Exit.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an Exit message from the specified reader or buffer.
             * @function decode
             * @memberof goshawk.v1.Exit
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {goshawk.v1.Exit & goshawk.v1.Exit.$Shape} Exit
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Exit.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.goshawk.v1.Exit();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    reader.skipType(tag & 7, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Verifies an Exit message.
             * @function verify
             * @memberof goshawk.v1.Exit
             * @static
             * @param {Object.<string,*>} message Plain object to verify
             * @returns {string|null} `null` if valid, otherwise the reason why it is not
             */
            Exit.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                return null;
            };

            /**
             * Gets the type url for Exit
             * @function getTypeUrl
             * @memberof goshawk.v1.Exit
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            Exit.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/goshawk.v1.Exit";
            };

            return Exit;
        })();

        v1.FlowEvent = (function() {

            /**
             * Properties of a FlowEvent.
             * @typedef {Object} goshawk.v1.FlowEvent.$Properties
             * @property {goshawk.v1.FrameId.$Properties|null} [frame] FlowEvent frame
             * @property {string|null} [place] FlowEvent place
             * @property {number|null} [change] FlowEvent change
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a FlowEvent.
             * @memberof goshawk.v1
             * @interface IFlowEvent
             * @augments goshawk.v1.FlowEvent.$Properties
             * @deprecated Use goshawk.v1.FlowEvent.$Properties instead.
             */

            /**
             * Shape of a FlowEvent.
             * @typedef {goshawk.v1.FlowEvent.$Properties} goshawk.v1.FlowEvent.$Shape
             */

            /**
             * Constructs a new FlowEvent.
             * @memberof goshawk.v1
             * @classdesc Represents a FlowEvent.
             * @constructor
             * @param {goshawk.v1.FlowEvent.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const FlowEvent = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * FlowEvent frame.
             * @member {goshawk.v1.FrameId.$Properties|null|undefined} frame
             * @memberof goshawk.v1.FlowEvent
             * @instance
             */
            FlowEvent.prototype.frame = null;

            /**
             * FlowEvent place.
             * @member {string} place
             * @memberof goshawk.v1.FlowEvent
             * @instance
             */
            FlowEvent.prototype.place = "";

            /**
             * FlowEvent change.
             * @member {number} change
             * @memberof goshawk.v1.FlowEvent
             * @instance
             */
            FlowEvent.prototype.change = 0;

            /**
             * Creates a new FlowEvent instance using the specified properties.
             * @function create
             * @memberof goshawk.v1.FlowEvent
             * @static
             * @param {goshawk.v1.FlowEvent.$Properties=} [properties] Properties to set
             * @returns {goshawk.v1.FlowEvent} FlowEvent instance
             * @type {{
             *   (properties: goshawk.v1.FlowEvent.$Shape): goshawk.v1.FlowEvent & goshawk.v1.FlowEvent.$Shape;
             *   (properties?: goshawk.v1.FlowEvent.$Properties): goshawk.v1.FlowEvent;
             * }}
             */
            FlowEvent.create = function(properties) {
                return new FlowEvent(properties);
            };

            /**
             * Encodes the specified FlowEvent message. Does not implicitly {@link goshawk.v1.FlowEvent.verify|verify} messages.
             * @function encode
             * @memberof goshawk.v1.FlowEvent
             * @static
             * @param {goshawk.v1.FlowEvent.$Properties} message FlowEvent message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            FlowEvent.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.frame != null && $Object.hasOwnProperty.call(message, "frame"))
                    $root.goshawk.v1.FrameId.encode(message.frame, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.place != null && $Object.hasOwnProperty.call(message, "place") && message.place !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.place);
                if (message.change != null && $Object.hasOwnProperty.call(message, "change") && message.change !== 0)
                    writer.uint32(/* id 3, wireType 0 =*/24).sint32(message.change);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a FlowEvent message from the specified reader or buffer.
             * @function decode
             * @memberof goshawk.v1.FlowEvent
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {goshawk.v1.FlowEvent & goshawk.v1.FlowEvent.$Shape} FlowEvent
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            FlowEvent.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.goshawk.v1.FlowEvent();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.frame = $root.goshawk.v1.FrameId.decode(reader, reader.size(), $undefined, _depth + 1, message.frame);
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.place = value;
                            else
                                delete message.place;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.sint32())
                                message.change = value;
                            else
                                delete message.change;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Verifies a FlowEvent message.
             * @function verify
             * @memberof goshawk.v1.FlowEvent
             * @static
             * @param {Object.<string,*>} message Plain object to verify
             * @returns {string|null} `null` if valid, otherwise the reason why it is not
             */
            FlowEvent.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message.frame != null && $Object.hasOwnProperty.call(message, "frame")) {
                    let error = $root.goshawk.v1.FrameId.verify(message.frame, _depth + 1);
                    if (error)
                        return "frame." + error;
                }
                if (message.place != null && $Object.hasOwnProperty.call(message, "place"))
                    if (!$util.isString(message.place))
                        return "place: string expected";
                if (message.change != null && $Object.hasOwnProperty.call(message, "change"))
                    if (!$util.isInteger(message.change))
                        return "change: integer expected";
                return null;
            };

            /**
             * Gets the type url for FlowEvent
             * @function getTypeUrl
             * @memberof goshawk.v1.FlowEvent
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            FlowEvent.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/goshawk.v1.FlowEvent";
            };

            return FlowEvent;
        })();

        v1.Flow = (function() {

            /**
             * Properties of a Flow.
             * @typedef {Object} goshawk.v1.Flow.$Properties
             * @property {Array.<goshawk.v1.FlowEvent.$Properties>|null} [events] Flow events
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Flow.
             * @memberof goshawk.v1
             * @interface IFlow
             * @augments goshawk.v1.Flow.$Properties
             * @deprecated Use goshawk.v1.Flow.$Properties instead.
             */

            /**
             * Shape of a Flow.
             * @typedef {goshawk.v1.Flow.$Properties} goshawk.v1.Flow.$Shape
             */

            /**
             * Constructs a new Flow.
             * @memberof goshawk.v1
             * @classdesc Represents a Flow.
             * @constructor
             * @param {goshawk.v1.Flow.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Flow = function (properties) {
                this.events = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Flow events.
             * @member {Array.<goshawk.v1.FlowEvent.$Properties>} events
             * @memberof goshawk.v1.Flow
             * @instance
             */
            Flow.prototype.events = $util.emptyArray;

            /**
             * Creates a new Flow instance using the specified properties.
             * @function create
             * @memberof goshawk.v1.Flow
             * @static
             * @param {goshawk.v1.Flow.$Properties=} [properties] Properties to set
             * @returns {goshawk.v1.Flow} Flow instance
             * @type {{
             *   (properties: goshawk.v1.Flow.$Shape): goshawk.v1.Flow & goshawk.v1.Flow.$Shape;
             *   (properties?: goshawk.v1.Flow.$Properties): goshawk.v1.Flow;
             * }}
             */
            Flow.create = function(properties) {
                return new Flow(properties);
            };

            /**
             * Encodes the specified Flow message. Does not implicitly {@link goshawk.v1.Flow.verify|verify} messages.
             * @function encode
             * @memberof goshawk.v1.Flow
             * @static
             * @param {goshawk.v1.Flow.$Properties} message Flow message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Flow.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.events != null && message.events.length)
                    for (let i = 0; i < message.events.length; ++i)
                        $root.goshawk.v1.FlowEvent.encode(message.events[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Flow message from the specified reader or buffer.
             * @function decode
             * @memberof goshawk.v1.Flow
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {goshawk.v1.Flow & goshawk.v1.Flow.$Shape} Flow
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Flow.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.goshawk.v1.Flow();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.events && message.events.length))
                                message.events = [];
                            message.events.push($root.goshawk.v1.FlowEvent.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Verifies a Flow message.
             * @function verify
             * @memberof goshawk.v1.Flow
             * @static
             * @param {Object.<string,*>} message Plain object to verify
             * @returns {string|null} `null` if valid, otherwise the reason why it is not
             */
            Flow.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message.events != null && $Object.hasOwnProperty.call(message, "events")) {
                    if (!$Array.isArray(message.events))
                        return "events: array expected";
                    for (let i = 0; i < message.events.length; ++i) {
                        let error = $root.goshawk.v1.FlowEvent.verify(message.events[i], _depth + 1);
                        if (error)
                            return "events." + error;
                    }
                }
                return null;
            };

            /**
             * Gets the type url for Flow
             * @function getTypeUrl
             * @memberof goshawk.v1.Flow
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            Flow.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/goshawk.v1.Flow";
            };

            return Flow;
        })();

        v1.SourceCompleted = (function() {

            /**
             * Properties of a SourceCompleted.
             * @typedef {Object} goshawk.v1.SourceCompleted.$Properties
             * @property {string|null} [node] SourceCompleted node
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a SourceCompleted.
             * @memberof goshawk.v1
             * @interface ISourceCompleted
             * @augments goshawk.v1.SourceCompleted.$Properties
             * @deprecated Use goshawk.v1.SourceCompleted.$Properties instead.
             */

            /**
             * Shape of a SourceCompleted.
             * @typedef {goshawk.v1.SourceCompleted.$Properties} goshawk.v1.SourceCompleted.$Shape
             */

            /**
             * Constructs a new SourceCompleted.
             * @memberof goshawk.v1
             * @classdesc Represents a SourceCompleted.
             * @constructor
             * @param {goshawk.v1.SourceCompleted.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const SourceCompleted = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * SourceCompleted node.
             * @member {string} node
             * @memberof goshawk.v1.SourceCompleted
             * @instance
             */
            SourceCompleted.prototype.node = "";

            /**
             * Creates a new SourceCompleted instance using the specified properties.
             * @function create
             * @memberof goshawk.v1.SourceCompleted
             * @static
             * @param {goshawk.v1.SourceCompleted.$Properties=} [properties] Properties to set
             * @returns {goshawk.v1.SourceCompleted} SourceCompleted instance
             * @type {{
             *   (properties: goshawk.v1.SourceCompleted.$Shape): goshawk.v1.SourceCompleted & goshawk.v1.SourceCompleted.$Shape;
             *   (properties?: goshawk.v1.SourceCompleted.$Properties): goshawk.v1.SourceCompleted;
             * }}
             */
            SourceCompleted.create = function(properties) {
                return new SourceCompleted(properties);
            };

            /**
             * Encodes the specified SourceCompleted message. Does not implicitly {@link goshawk.v1.SourceCompleted.verify|verify} messages.
             * @function encode
             * @memberof goshawk.v1.SourceCompleted
             * @static
             * @param {goshawk.v1.SourceCompleted.$Properties} message SourceCompleted message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            SourceCompleted.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.node != null && $Object.hasOwnProperty.call(message, "node") && message.node !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.node);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a SourceCompleted message from the specified reader or buffer.
             * @function decode
             * @memberof goshawk.v1.SourceCompleted
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {goshawk.v1.SourceCompleted & goshawk.v1.SourceCompleted.$Shape} SourceCompleted
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            SourceCompleted.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.goshawk.v1.SourceCompleted();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.node = value;
                            else
                                delete message.node;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Verifies a SourceCompleted message.
             * @function verify
             * @memberof goshawk.v1.SourceCompleted
             * @static
             * @param {Object.<string,*>} message Plain object to verify
             * @returns {string|null} `null` if valid, otherwise the reason why it is not
             */
            SourceCompleted.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message.node != null && $Object.hasOwnProperty.call(message, "node"))
                    if (!$util.isString(message.node))
                        return "node: string expected";
                return null;
            };

            /**
             * Gets the type url for SourceCompleted
             * @function getTypeUrl
             * @memberof goshawk.v1.SourceCompleted
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            SourceCompleted.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/goshawk.v1.SourceCompleted";
            };

            return SourceCompleted;
        })();

        v1.StatusUpdate = (function() {

            /**
             * Properties of a StatusUpdate.
             * @typedef {Object} goshawk.v1.StatusUpdate.$Properties
             * @property {string|null} [json] StatusUpdate json
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a StatusUpdate.
             * @memberof goshawk.v1
             * @interface IStatusUpdate
             * @augments goshawk.v1.StatusUpdate.$Properties
             * @deprecated Use goshawk.v1.StatusUpdate.$Properties instead.
             */

            /**
             * Shape of a StatusUpdate.
             * @typedef {goshawk.v1.StatusUpdate.$Properties} goshawk.v1.StatusUpdate.$Shape
             */

            /**
             * Constructs a new StatusUpdate.
             * @memberof goshawk.v1
             * @classdesc Represents a StatusUpdate.
             * @constructor
             * @param {goshawk.v1.StatusUpdate.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const StatusUpdate = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * StatusUpdate json.
             * @member {string} json
             * @memberof goshawk.v1.StatusUpdate
             * @instance
             */
            StatusUpdate.prototype.json = "";

            /**
             * Creates a new StatusUpdate instance using the specified properties.
             * @function create
             * @memberof goshawk.v1.StatusUpdate
             * @static
             * @param {goshawk.v1.StatusUpdate.$Properties=} [properties] Properties to set
             * @returns {goshawk.v1.StatusUpdate} StatusUpdate instance
             * @type {{
             *   (properties: goshawk.v1.StatusUpdate.$Shape): goshawk.v1.StatusUpdate & goshawk.v1.StatusUpdate.$Shape;
             *   (properties?: goshawk.v1.StatusUpdate.$Properties): goshawk.v1.StatusUpdate;
             * }}
             */
            StatusUpdate.create = function(properties) {
                return new StatusUpdate(properties);
            };

            /**
             * Encodes the specified StatusUpdate message. Does not implicitly {@link goshawk.v1.StatusUpdate.verify|verify} messages.
             * @function encode
             * @memberof goshawk.v1.StatusUpdate
             * @static
             * @param {goshawk.v1.StatusUpdate.$Properties} message StatusUpdate message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            StatusUpdate.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.json != null && $Object.hasOwnProperty.call(message, "json") && message.json !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.json);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a StatusUpdate message from the specified reader or buffer.
             * @function decode
             * @memberof goshawk.v1.StatusUpdate
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {goshawk.v1.StatusUpdate & goshawk.v1.StatusUpdate.$Shape} StatusUpdate
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            StatusUpdate.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.goshawk.v1.StatusUpdate();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.json = value;
                            else
                                delete message.json;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Verifies a StatusUpdate message.
             * @function verify
             * @memberof goshawk.v1.StatusUpdate
             * @static
             * @param {Object.<string,*>} message Plain object to verify
             * @returns {string|null} `null` if valid, otherwise the reason why it is not
             */
            StatusUpdate.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message.json != null && $Object.hasOwnProperty.call(message, "json"))
                    if (!$util.isString(message.json))
                        return "json: string expected";
                return null;
            };

            /**
             * Gets the type url for StatusUpdate
             * @function getTypeUrl
             * @memberof goshawk.v1.StatusUpdate
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            StatusUpdate.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/goshawk.v1.StatusUpdate";
            };

            return StatusUpdate;
        })();

        v1.Time = (function() {

            /**
             * Properties of a Time.
             * @typedef {Object} goshawk.v1.Time.$Properties
             * @property {number|null} [seconds] Time seconds
             * @property {number|null} [nanos] Time nanos
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Time.
             * @memberof goshawk.v1
             * @interface ITime
             * @augments goshawk.v1.Time.$Properties
             * @deprecated Use goshawk.v1.Time.$Properties instead.
             */

            /**
             * Shape of a Time.
             * @typedef {goshawk.v1.Time.$Properties} goshawk.v1.Time.$Shape
             */

            /**
             * Constructs a new Time.
             * @memberof goshawk.v1
             * @classdesc Represents a Time.
             * @constructor
             * @param {goshawk.v1.Time.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Time = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Time seconds.
             * @member {number} seconds
             * @memberof goshawk.v1.Time
             * @instance
             */
            Time.prototype.seconds = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

            /**
             * Time nanos.
             * @member {number} nanos
             * @memberof goshawk.v1.Time
             * @instance
             */
            Time.prototype.nanos = 0;

            /**
             * Creates a new Time instance using the specified properties.
             * @function create
             * @memberof goshawk.v1.Time
             * @static
             * @param {goshawk.v1.Time.$Properties=} [properties] Properties to set
             * @returns {goshawk.v1.Time} Time instance
             * @type {{
             *   (properties: goshawk.v1.Time.$Shape): goshawk.v1.Time & goshawk.v1.Time.$Shape;
             *   (properties?: goshawk.v1.Time.$Properties): goshawk.v1.Time;
             * }}
             */
            Time.create = function(properties) {
                return new Time(properties);
            };

            /**
             * Encodes the specified Time message. Does not implicitly {@link goshawk.v1.Time.verify|verify} messages.
             * @function encode
             * @memberof goshawk.v1.Time
             * @static
             * @param {goshawk.v1.Time.$Properties} message Time message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Time.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.seconds != null && $Object.hasOwnProperty.call(message, "seconds") && (typeof message.seconds === "object" ? message.seconds.low || message.seconds.high : message.seconds !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).int64(message.seconds);
                if (message.nanos != null && $Object.hasOwnProperty.call(message, "nanos") && message.nanos !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.nanos);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Time message from the specified reader or buffer.
             * @function decode
             * @memberof goshawk.v1.Time
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {goshawk.v1.Time & goshawk.v1.Time.$Shape} Time
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Time.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.goshawk.v1.Time();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
                                message.seconds = value;
                            else
                                delete message.seconds;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.nanos = value;
                            else
                                delete message.nanos;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Verifies a Time message.
             * @function verify
             * @memberof goshawk.v1.Time
             * @static
             * @param {Object.<string,*>} message Plain object to verify
             * @returns {string|null} `null` if valid, otherwise the reason why it is not
             */
            Time.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message.seconds != null && $Object.hasOwnProperty.call(message, "seconds"))
                    if (!$util.isInteger(message.seconds) && !(message.seconds && $util.isInteger(message.seconds.low) && $util.isInteger(message.seconds.high)))
                        return "seconds: integer|Long expected";
                if (message.nanos != null && $Object.hasOwnProperty.call(message, "nanos"))
                    if (!$util.isInteger(message.nanos))
                        return "nanos: integer expected";
                return null;
            };

            /**
             * Gets the type url for Time
             * @function getTypeUrl
             * @memberof goshawk.v1.Time
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            Time.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/goshawk.v1.Time";
            };

            return Time;
        })();

        v1.FrameId = (function() {

            /**
             * Properties of a FrameId.
             * @typedef {Object} goshawk.v1.FrameId.$Properties
             * @property {string|null} [source] FrameId source
             * @property {number|null} [number] FrameId number
             * @property {number|null} [epoch] FrameId epoch
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a FrameId.
             * @memberof goshawk.v1
             * @interface IFrameId
             * @augments goshawk.v1.FrameId.$Properties
             * @deprecated Use goshawk.v1.FrameId.$Properties instead.
             */

            /**
             * Shape of a FrameId.
             * @typedef {goshawk.v1.FrameId.$Properties} goshawk.v1.FrameId.$Shape
             */

            /**
             * Constructs a new FrameId.
             * @memberof goshawk.v1
             * @classdesc Represents a FrameId.
             * @constructor
             * @param {goshawk.v1.FrameId.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const FrameId = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * FrameId source.
             * @member {string} source
             * @memberof goshawk.v1.FrameId
             * @instance
             */
            FrameId.prototype.source = "";

            /**
             * FrameId number.
             * @member {number} number
             * @memberof goshawk.v1.FrameId
             * @instance
             */
            FrameId.prototype.number = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * FrameId epoch.
             * @member {number} epoch
             * @memberof goshawk.v1.FrameId
             * @instance
             */
            FrameId.prototype.epoch = 0;

            /**
             * Creates a new FrameId instance using the specified properties.
             * @function create
             * @memberof goshawk.v1.FrameId
             * @static
             * @param {goshawk.v1.FrameId.$Properties=} [properties] Properties to set
             * @returns {goshawk.v1.FrameId} FrameId instance
             * @type {{
             *   (properties: goshawk.v1.FrameId.$Shape): goshawk.v1.FrameId & goshawk.v1.FrameId.$Shape;
             *   (properties?: goshawk.v1.FrameId.$Properties): goshawk.v1.FrameId;
             * }}
             */
            FrameId.create = function(properties) {
                return new FrameId(properties);
            };

            /**
             * Encodes the specified FrameId message. Does not implicitly {@link goshawk.v1.FrameId.verify|verify} messages.
             * @function encode
             * @memberof goshawk.v1.FrameId
             * @static
             * @param {goshawk.v1.FrameId.$Properties} message FrameId message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            FrameId.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.source != null && $Object.hasOwnProperty.call(message, "source") && message.source !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.source);
                if (message.number != null && $Object.hasOwnProperty.call(message, "number") && (typeof message.number === "object" ? message.number.low || message.number.high : message.number !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.number);
                if (message.epoch != null && $Object.hasOwnProperty.call(message, "epoch") && message.epoch !== 0)
                    writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.epoch);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a FrameId message from the specified reader or buffer.
             * @function decode
             * @memberof goshawk.v1.FrameId
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {goshawk.v1.FrameId & goshawk.v1.FrameId.$Shape} FrameId
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            FrameId.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.goshawk.v1.FrameId();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.source = value;
                            else
                                delete message.source;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.number = value;
                            else
                                delete message.number;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.epoch = value;
                            else
                                delete message.epoch;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Verifies a FrameId message.
             * @function verify
             * @memberof goshawk.v1.FrameId
             * @static
             * @param {Object.<string,*>} message Plain object to verify
             * @returns {string|null} `null` if valid, otherwise the reason why it is not
             */
            FrameId.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message.source != null && $Object.hasOwnProperty.call(message, "source"))
                    if (!$util.isString(message.source))
                        return "source: string expected";
                if (message.number != null && $Object.hasOwnProperty.call(message, "number"))
                    if (!$util.isInteger(message.number) && !(message.number && $util.isInteger(message.number.low) && $util.isInteger(message.number.high)))
                        return "number: integer|Long expected";
                if (message.epoch != null && $Object.hasOwnProperty.call(message, "epoch"))
                    if (!$util.isInteger(message.epoch))
                        return "epoch: integer expected";
                return null;
            };

            /**
             * Gets the type url for FrameId
             * @function getTypeUrl
             * @memberof goshawk.v1.FrameId
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            FrameId.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/goshawk.v1.FrameId";
            };

            return FrameId;
        })();

        v1.HopLatency = (function() {

            /**
             * Properties of a HopLatency.
             * @typedef {Object} goshawk.v1.HopLatency.$Properties
             * @property {string|null} [hop] HopLatency hop
             * @property {number|null} [ageMs] HopLatency ageMs
             * @property {number|null} [queueMs] HopLatency queueMs
             * @property {number|null} [computeMs] HopLatency computeMs
             * @property {number|null} [publishMs] HopLatency publishMs
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a HopLatency.
             * @memberof goshawk.v1
             * @interface IHopLatency
             * @augments goshawk.v1.HopLatency.$Properties
             * @deprecated Use goshawk.v1.HopLatency.$Properties instead.
             */

            /**
             * Shape of a HopLatency.
             * @typedef {goshawk.v1.HopLatency.$Properties} goshawk.v1.HopLatency.$Shape
             */

            /**
             * Constructs a new HopLatency.
             * @memberof goshawk.v1
             * @classdesc Represents a HopLatency.
             * @constructor
             * @param {goshawk.v1.HopLatency.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const HopLatency = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * HopLatency hop.
             * @member {string} hop
             * @memberof goshawk.v1.HopLatency
             * @instance
             */
            HopLatency.prototype.hop = "";

            /**
             * HopLatency ageMs.
             * @member {number} ageMs
             * @memberof goshawk.v1.HopLatency
             * @instance
             */
            HopLatency.prototype.ageMs = 0;

            /**
             * HopLatency queueMs.
             * @member {number} queueMs
             * @memberof goshawk.v1.HopLatency
             * @instance
             */
            HopLatency.prototype.queueMs = 0;

            /**
             * HopLatency computeMs.
             * @member {number} computeMs
             * @memberof goshawk.v1.HopLatency
             * @instance
             */
            HopLatency.prototype.computeMs = 0;

            /**
             * HopLatency publishMs.
             * @member {number} publishMs
             * @memberof goshawk.v1.HopLatency
             * @instance
             */
            HopLatency.prototype.publishMs = 0;

            /**
             * Creates a new HopLatency instance using the specified properties.
             * @function create
             * @memberof goshawk.v1.HopLatency
             * @static
             * @param {goshawk.v1.HopLatency.$Properties=} [properties] Properties to set
             * @returns {goshawk.v1.HopLatency} HopLatency instance
             * @type {{
             *   (properties: goshawk.v1.HopLatency.$Shape): goshawk.v1.HopLatency & goshawk.v1.HopLatency.$Shape;
             *   (properties?: goshawk.v1.HopLatency.$Properties): goshawk.v1.HopLatency;
             * }}
             */
            HopLatency.create = function(properties) {
                return new HopLatency(properties);
            };

            /**
             * Encodes the specified HopLatency message. Does not implicitly {@link goshawk.v1.HopLatency.verify|verify} messages.
             * @function encode
             * @memberof goshawk.v1.HopLatency
             * @static
             * @param {goshawk.v1.HopLatency.$Properties} message HopLatency message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            HopLatency.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.hop != null && $Object.hasOwnProperty.call(message, "hop") && message.hop !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.hop);
                if (message.ageMs != null && $Object.hasOwnProperty.call(message, "ageMs") && !$Object.is(message.ageMs, 0))
                    writer.uint32(/* id 2, wireType 1 =*/17).double(message.ageMs);
                if (message.queueMs != null && $Object.hasOwnProperty.call(message, "queueMs") && !$Object.is(message.queueMs, 0))
                    writer.uint32(/* id 3, wireType 1 =*/25).double(message.queueMs);
                if (message.computeMs != null && $Object.hasOwnProperty.call(message, "computeMs") && !$Object.is(message.computeMs, 0))
                    writer.uint32(/* id 4, wireType 1 =*/33).double(message.computeMs);
                if (message.publishMs != null && $Object.hasOwnProperty.call(message, "publishMs") && !$Object.is(message.publishMs, 0))
                    writer.uint32(/* id 5, wireType 1 =*/41).double(message.publishMs);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a HopLatency message from the specified reader or buffer.
             * @function decode
             * @memberof goshawk.v1.HopLatency
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {goshawk.v1.HopLatency & goshawk.v1.HopLatency.$Shape} HopLatency
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            HopLatency.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.goshawk.v1.HopLatency();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.hop = value;
                            else
                                delete message.hop;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.ageMs = value;
                            else
                                delete message.ageMs;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.queueMs = value;
                            else
                                delete message.queueMs;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.computeMs = value;
                            else
                                delete message.computeMs;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.publishMs = value;
                            else
                                delete message.publishMs;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Verifies a HopLatency message.
             * @function verify
             * @memberof goshawk.v1.HopLatency
             * @static
             * @param {Object.<string,*>} message Plain object to verify
             * @returns {string|null} `null` if valid, otherwise the reason why it is not
             */
            HopLatency.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message.hop != null && $Object.hasOwnProperty.call(message, "hop"))
                    if (!$util.isString(message.hop))
                        return "hop: string expected";
                if (message.ageMs != null && $Object.hasOwnProperty.call(message, "ageMs"))
                    if (typeof message.ageMs !== "number")
                        return "ageMs: number expected";
                if (message.queueMs != null && $Object.hasOwnProperty.call(message, "queueMs"))
                    if (typeof message.queueMs !== "number")
                        return "queueMs: number expected";
                if (message.computeMs != null && $Object.hasOwnProperty.call(message, "computeMs"))
                    if (typeof message.computeMs !== "number")
                        return "computeMs: number expected";
                if (message.publishMs != null && $Object.hasOwnProperty.call(message, "publishMs"))
                    if (typeof message.publishMs !== "number")
                        return "publishMs: number expected";
                return null;
            };

            /**
             * Gets the type url for HopLatency
             * @function getTypeUrl
             * @memberof goshawk.v1.HopLatency
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            HopLatency.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/goshawk.v1.HopLatency";
            };

            return HopLatency;
        })();

        v1.Envelope = (function() {

            /**
             * Properties of an Envelope.
             * @typedef {Object} goshawk.v1.Envelope.$Properties
             * @property {string|null} [stream] Envelope stream
             * @property {number|null} [sequence] Envelope sequence
             * @property {number|null} [epoch] Envelope epoch
             * @property {goshawk.v1.FrameId.$Properties|null} [frame] Envelope frame
             * @property {goshawk.v1.Time.$Properties|null} [captureTime] Envelope captureTime
             * @property {goshawk.v1.Time.$Properties|null} [originTime] Envelope originTime
             * @property {goshawk.v1.Time.$Properties|null} [publishTime] Envelope publishTime
             * @property {string|null} [traceparent] Envelope traceparent
             * @property {string|null} [schema] Envelope schema
             * @property {number|null} [schemaVersion] Envelope schemaVersion
             * @property {Array.<number>|null} [partBytes] Envelope partBytes
             * @property {Array.<goshawk.v1.HopLatency.$Properties>|null} [hops] Envelope hops
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an Envelope.
             * @memberof goshawk.v1
             * @interface IEnvelope
             * @augments goshawk.v1.Envelope.$Properties
             * @deprecated Use goshawk.v1.Envelope.$Properties instead.
             */

            /**
             * Shape of an Envelope.
             * @typedef {goshawk.v1.Envelope.$Properties} goshawk.v1.Envelope.$Shape
             */

            /**
             * Constructs a new Envelope.
             * @memberof goshawk.v1
             * @classdesc Represents an Envelope.
             * @constructor
             * @param {goshawk.v1.Envelope.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Envelope = function (properties) {
                this.partBytes = [];
                this.hops = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Envelope stream.
             * @member {string} stream
             * @memberof goshawk.v1.Envelope
             * @instance
             */
            Envelope.prototype.stream = "";

            /**
             * Envelope sequence.
             * @member {number} sequence
             * @memberof goshawk.v1.Envelope
             * @instance
             */
            Envelope.prototype.sequence = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Envelope epoch.
             * @member {number} epoch
             * @memberof goshawk.v1.Envelope
             * @instance
             */
            Envelope.prototype.epoch = 0;

            /**
             * Envelope frame.
             * @member {goshawk.v1.FrameId.$Properties|null|undefined} frame
             * @memberof goshawk.v1.Envelope
             * @instance
             */
            Envelope.prototype.frame = null;

            /**
             * Envelope captureTime.
             * @member {goshawk.v1.Time.$Properties|null|undefined} captureTime
             * @memberof goshawk.v1.Envelope
             * @instance
             */
            Envelope.prototype.captureTime = null;

            /**
             * Envelope originTime.
             * @member {goshawk.v1.Time.$Properties|null|undefined} originTime
             * @memberof goshawk.v1.Envelope
             * @instance
             */
            Envelope.prototype.originTime = null;

            /**
             * Envelope publishTime.
             * @member {goshawk.v1.Time.$Properties|null|undefined} publishTime
             * @memberof goshawk.v1.Envelope
             * @instance
             */
            Envelope.prototype.publishTime = null;

            /**
             * Envelope traceparent.
             * @member {string} traceparent
             * @memberof goshawk.v1.Envelope
             * @instance
             */
            Envelope.prototype.traceparent = "";

            /**
             * Envelope schema.
             * @member {string} schema
             * @memberof goshawk.v1.Envelope
             * @instance
             */
            Envelope.prototype.schema = "";

            /**
             * Envelope schemaVersion.
             * @member {number} schemaVersion
             * @memberof goshawk.v1.Envelope
             * @instance
             */
            Envelope.prototype.schemaVersion = 0;

            /**
             * Envelope partBytes.
             * @member {Array.<number>} partBytes
             * @memberof goshawk.v1.Envelope
             * @instance
             */
            Envelope.prototype.partBytes = $util.emptyArray;

            /**
             * Envelope hops.
             * @member {Array.<goshawk.v1.HopLatency.$Properties>} hops
             * @memberof goshawk.v1.Envelope
             * @instance
             */
            Envelope.prototype.hops = $util.emptyArray;

            /**
             * Creates a new Envelope instance using the specified properties.
             * @function create
             * @memberof goshawk.v1.Envelope
             * @static
             * @param {goshawk.v1.Envelope.$Properties=} [properties] Properties to set
             * @returns {goshawk.v1.Envelope} Envelope instance
             * @type {{
             *   (properties: goshawk.v1.Envelope.$Shape): goshawk.v1.Envelope & goshawk.v1.Envelope.$Shape;
             *   (properties?: goshawk.v1.Envelope.$Properties): goshawk.v1.Envelope;
             * }}
             */
            Envelope.create = function(properties) {
                return new Envelope(properties);
            };

            /**
             * Encodes the specified Envelope message. Does not implicitly {@link goshawk.v1.Envelope.verify|verify} messages.
             * @function encode
             * @memberof goshawk.v1.Envelope
             * @static
             * @param {goshawk.v1.Envelope.$Properties} message Envelope message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Envelope.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.stream != null && $Object.hasOwnProperty.call(message, "stream") && message.stream !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.stream);
                if (message.sequence != null && $Object.hasOwnProperty.call(message, "sequence") && (typeof message.sequence === "object" ? message.sequence.low || message.sequence.high : message.sequence !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.sequence);
                if (message.epoch != null && $Object.hasOwnProperty.call(message, "epoch") && message.epoch !== 0)
                    writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.epoch);
                if (message.frame != null && $Object.hasOwnProperty.call(message, "frame"))
                    $root.goshawk.v1.FrameId.encode(message.frame, writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                if (message.captureTime != null && $Object.hasOwnProperty.call(message, "captureTime"))
                    $root.goshawk.v1.Time.encode(message.captureTime, writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
                if (message.originTime != null && $Object.hasOwnProperty.call(message, "originTime"))
                    $root.goshawk.v1.Time.encode(message.originTime, writer.uint32(/* id 6, wireType 2 =*/50).fork(), _depth + 1).ldelim();
                if (message.publishTime != null && $Object.hasOwnProperty.call(message, "publishTime"))
                    $root.goshawk.v1.Time.encode(message.publishTime, writer.uint32(/* id 7, wireType 2 =*/58).fork(), _depth + 1).ldelim();
                if (message.traceparent != null && $Object.hasOwnProperty.call(message, "traceparent") && message.traceparent !== "")
                    writer.uint32(/* id 8, wireType 2 =*/66).string(message.traceparent);
                if (message.schema != null && $Object.hasOwnProperty.call(message, "schema") && message.schema !== "")
                    writer.uint32(/* id 9, wireType 2 =*/74).string(message.schema);
                if (message.schemaVersion != null && $Object.hasOwnProperty.call(message, "schemaVersion") && message.schemaVersion !== 0)
                    writer.uint32(/* id 10, wireType 0 =*/80).uint32(message.schemaVersion);
                if (message.partBytes != null && message.partBytes.length)
                    writer.uint32(/* id 11, wireType 2 =*/90).uint32s(message.partBytes);
                if (message.hops != null && message.hops.length)
                    for (let i = 0; i < message.hops.length; ++i)
                        $root.goshawk.v1.HopLatency.encode(message.hops[i], writer.uint32(/* id 12, wireType 2 =*/98).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an Envelope message from the specified reader or buffer.
             * @function decode
             * @memberof goshawk.v1.Envelope
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {goshawk.v1.Envelope & goshawk.v1.Envelope.$Shape} Envelope
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Envelope.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.goshawk.v1.Envelope();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.stream = value;
                            else
                                delete message.stream;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.sequence = value;
                            else
                                delete message.sequence;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.epoch = value;
                            else
                                delete message.epoch;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            message.frame = $root.goshawk.v1.FrameId.decode(reader, reader.size(), $undefined, _depth + 1, message.frame);
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            message.captureTime = $root.goshawk.v1.Time.decode(reader, reader.size(), $undefined, _depth + 1, message.captureTime);
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            message.originTime = $root.goshawk.v1.Time.decode(reader, reader.size(), $undefined, _depth + 1, message.originTime);
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            message.publishTime = $root.goshawk.v1.Time.decode(reader, reader.size(), $undefined, _depth + 1, message.publishTime);
                            continue;
                        }
                    case 8: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.traceparent = value;
                            else
                                delete message.traceparent;
                            continue;
                        }
                    case 9: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.schema = value;
                            else
                                delete message.schema;
                            continue;
                        }
                    case 10: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.schemaVersion = value;
                            else
                                delete message.schemaVersion;
                            continue;
                        }
                    case 11: {
                            if (wireType === 2) {
                                if (!(message.partBytes && message.partBytes.length))
                                    message.partBytes = [];
                                reader.uint32s(message.partBytes);
                                continue;
                            }
                            if (wireType !== 0)
                                break;
                            if (!(message.partBytes && message.partBytes.length))
                                message.partBytes = [];
                            message.partBytes.push(reader.uint32());
                            continue;
                        }
                    case 12: {
                            if (wireType !== 2)
                                break;
                            if (!(message.hops && message.hops.length))
                                message.hops = [];
                            message.hops.push($root.goshawk.v1.HopLatency.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Verifies an Envelope message.
             * @function verify
             * @memberof goshawk.v1.Envelope
             * @static
             * @param {Object.<string,*>} message Plain object to verify
             * @returns {string|null} `null` if valid, otherwise the reason why it is not
             */
            Envelope.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message.stream != null && $Object.hasOwnProperty.call(message, "stream"))
                    if (!$util.isString(message.stream))
                        return "stream: string expected";
                if (message.sequence != null && $Object.hasOwnProperty.call(message, "sequence"))
                    if (!$util.isInteger(message.sequence) && !(message.sequence && $util.isInteger(message.sequence.low) && $util.isInteger(message.sequence.high)))
                        return "sequence: integer|Long expected";
                if (message.epoch != null && $Object.hasOwnProperty.call(message, "epoch"))
                    if (!$util.isInteger(message.epoch))
                        return "epoch: integer expected";
                if (message.frame != null && $Object.hasOwnProperty.call(message, "frame")) {
                    let error = $root.goshawk.v1.FrameId.verify(message.frame, _depth + 1);
                    if (error)
                        return "frame." + error;
                }
                if (message.captureTime != null && $Object.hasOwnProperty.call(message, "captureTime")) {
                    let error = $root.goshawk.v1.Time.verify(message.captureTime, _depth + 1);
                    if (error)
                        return "captureTime." + error;
                }
                if (message.originTime != null && $Object.hasOwnProperty.call(message, "originTime")) {
                    let error = $root.goshawk.v1.Time.verify(message.originTime, _depth + 1);
                    if (error)
                        return "originTime." + error;
                }
                if (message.publishTime != null && $Object.hasOwnProperty.call(message, "publishTime")) {
                    let error = $root.goshawk.v1.Time.verify(message.publishTime, _depth + 1);
                    if (error)
                        return "publishTime." + error;
                }
                if (message.traceparent != null && $Object.hasOwnProperty.call(message, "traceparent"))
                    if (!$util.isString(message.traceparent))
                        return "traceparent: string expected";
                if (message.schema != null && $Object.hasOwnProperty.call(message, "schema"))
                    if (!$util.isString(message.schema))
                        return "schema: string expected";
                if (message.schemaVersion != null && $Object.hasOwnProperty.call(message, "schemaVersion"))
                    if (!$util.isInteger(message.schemaVersion))
                        return "schemaVersion: integer expected";
                if (message.partBytes != null && $Object.hasOwnProperty.call(message, "partBytes")) {
                    if (!$Array.isArray(message.partBytes))
                        return "partBytes: array expected";
                    for (let i = 0; i < message.partBytes.length; ++i)
                        if (!$util.isInteger(message.partBytes[i]))
                            return "partBytes: integer[] expected";
                }
                if (message.hops != null && $Object.hasOwnProperty.call(message, "hops")) {
                    if (!$Array.isArray(message.hops))
                        return "hops: array expected";
                    for (let i = 0; i < message.hops.length; ++i) {
                        let error = $root.goshawk.v1.HopLatency.verify(message.hops[i], _depth + 1);
                        if (error)
                            return "hops." + error;
                    }
                }
                return null;
            };

            /**
             * Gets the type url for Envelope
             * @function getTypeUrl
             * @memberof goshawk.v1.Envelope
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            Envelope.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/goshawk.v1.Envelope";
            };

            return Envelope;
        })();

        /**
         * SpeedDecision enum.
         * @name goshawk.v1.SpeedDecision
         * @enum {number}
         * @property {number} SPEED_UNSPECIFIED=0 SPEED_UNSPECIFIED value
         * @property {number} KEEP=1 KEEP value
         * @property {number} ACCELERATE=2 ACCELERATE value
         * @property {number} DECELERATE=3 DECELERATE value
         * @property {number} STOP=4 STOP value
         */
        v1.SpeedDecision = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "SPEED_UNSPECIFIED"] = 0;
            values[valuesById[1] = "KEEP"] = 1;
            values[valuesById[2] = "ACCELERATE"] = 2;
            values[valuesById[3] = "DECELERATE"] = 3;
            values[valuesById[4] = "STOP"] = 4;
            return values;
        })();

        /**
         * PathDecision enum.
         * @name goshawk.v1.PathDecision
         * @enum {number}
         * @property {number} PATH_UNSPECIFIED=0 PATH_UNSPECIFIED value
         * @property {number} FOLLOW=1 FOLLOW value
         * @property {number} LEFT_CHANGE=2 LEFT_CHANGE value
         * @property {number} RIGHT_CHANGE=3 RIGHT_CHANGE value
         * @property {number} LEFT_BORROW=4 LEFT_BORROW value
         * @property {number} RIGHT_BORROW=5 RIGHT_BORROW value
         */
        v1.PathDecision = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "PATH_UNSPECIFIED"] = 0;
            values[valuesById[1] = "FOLLOW"] = 1;
            values[valuesById[2] = "LEFT_CHANGE"] = 2;
            values[valuesById[3] = "RIGHT_CHANGE"] = 3;
            values[valuesById[4] = "LEFT_BORROW"] = 4;
            values[valuesById[5] = "RIGHT_BORROW"] = 5;
            return values;
        })();

        v1.Plan = (function() {

            /**
             * Properties of a Plan.
             * @typedef {Object} goshawk.v1.Plan.$Properties
             * @property {Array.<number>|null} [tS] Plan tS
             * @property {Array.<number>|null} [xM] Plan xM
             * @property {Array.<number>|null} [yM] Plan yM
             * @property {Array.<number>|null} [speedMps] Plan speedMps
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Plan.
             * @memberof goshawk.v1
             * @interface IPlan
             * @augments goshawk.v1.Plan.$Properties
             * @deprecated Use goshawk.v1.Plan.$Properties instead.
             */

            /**
             * Shape of a Plan.
             * @typedef {goshawk.v1.Plan.$Properties} goshawk.v1.Plan.$Shape
             */

            /**
             * Constructs a new Plan.
             * @memberof goshawk.v1
             * @classdesc Represents a Plan.
             * @constructor
             * @param {goshawk.v1.Plan.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Plan = function (properties) {
                this.tS = [];
                this.xM = [];
                this.yM = [];
                this.speedMps = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Plan tS.
             * @member {Array.<number>} tS
             * @memberof goshawk.v1.Plan
             * @instance
             */
            Plan.prototype.tS = $util.emptyArray;

            /**
             * Plan xM.
             * @member {Array.<number>} xM
             * @memberof goshawk.v1.Plan
             * @instance
             */
            Plan.prototype.xM = $util.emptyArray;

            /**
             * Plan yM.
             * @member {Array.<number>} yM
             * @memberof goshawk.v1.Plan
             * @instance
             */
            Plan.prototype.yM = $util.emptyArray;

            /**
             * Plan speedMps.
             * @member {Array.<number>} speedMps
             * @memberof goshawk.v1.Plan
             * @instance
             */
            Plan.prototype.speedMps = $util.emptyArray;

            /**
             * Creates a new Plan instance using the specified properties.
             * @function create
             * @memberof goshawk.v1.Plan
             * @static
             * @param {goshawk.v1.Plan.$Properties=} [properties] Properties to set
             * @returns {goshawk.v1.Plan} Plan instance
             * @type {{
             *   (properties: goshawk.v1.Plan.$Shape): goshawk.v1.Plan & goshawk.v1.Plan.$Shape;
             *   (properties?: goshawk.v1.Plan.$Properties): goshawk.v1.Plan;
             * }}
             */
            Plan.create = function(properties) {
                return new Plan(properties);
            };

            /**
             * Encodes the specified Plan message. Does not implicitly {@link goshawk.v1.Plan.verify|verify} messages.
             * @function encode
             * @memberof goshawk.v1.Plan
             * @static
             * @param {goshawk.v1.Plan.$Properties} message Plan message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Plan.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.tS != null && message.tS.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).floats(message.tS);
                if (message.xM != null && message.xM.length)
                    writer.uint32(/* id 2, wireType 2 =*/18).floats(message.xM);
                if (message.yM != null && message.yM.length)
                    writer.uint32(/* id 3, wireType 2 =*/26).floats(message.yM);
                if (message.speedMps != null && message.speedMps.length)
                    writer.uint32(/* id 4, wireType 2 =*/34).floats(message.speedMps);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Plan message from the specified reader or buffer.
             * @function decode
             * @memberof goshawk.v1.Plan
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {goshawk.v1.Plan & goshawk.v1.Plan.$Shape} Plan
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Plan.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.goshawk.v1.Plan();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType === 2) {
                                if (!(message.tS && message.tS.length))
                                    message.tS = [];
                                reader.floats(message.tS);
                                continue;
                            }
                            if (wireType !== 5)
                                break;
                            if (!(message.tS && message.tS.length))
                                message.tS = [];
                            message.tS.push(reader.float());
                            continue;
                        }
                    case 2: {
                            if (wireType === 2) {
                                if (!(message.xM && message.xM.length))
                                    message.xM = [];
                                reader.floats(message.xM);
                                continue;
                            }
                            if (wireType !== 5)
                                break;
                            if (!(message.xM && message.xM.length))
                                message.xM = [];
                            message.xM.push(reader.float());
                            continue;
                        }
                    case 3: {
                            if (wireType === 2) {
                                if (!(message.yM && message.yM.length))
                                    message.yM = [];
                                reader.floats(message.yM);
                                continue;
                            }
                            if (wireType !== 5)
                                break;
                            if (!(message.yM && message.yM.length))
                                message.yM = [];
                            message.yM.push(reader.float());
                            continue;
                        }
                    case 4: {
                            if (wireType === 2) {
                                if (!(message.speedMps && message.speedMps.length))
                                    message.speedMps = [];
                                reader.floats(message.speedMps);
                                continue;
                            }
                            if (wireType !== 5)
                                break;
                            if (!(message.speedMps && message.speedMps.length))
                                message.speedMps = [];
                            message.speedMps.push(reader.float());
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Verifies a Plan message.
             * @function verify
             * @memberof goshawk.v1.Plan
             * @static
             * @param {Object.<string,*>} message Plain object to verify
             * @returns {string|null} `null` if valid, otherwise the reason why it is not
             */
            Plan.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message.tS != null && $Object.hasOwnProperty.call(message, "tS")) {
                    if (!$Array.isArray(message.tS))
                        return "tS: array expected";
                    for (let i = 0; i < message.tS.length; ++i)
                        if (typeof message.tS[i] !== "number")
                            return "tS: number[] expected";
                }
                if (message.xM != null && $Object.hasOwnProperty.call(message, "xM")) {
                    if (!$Array.isArray(message.xM))
                        return "xM: array expected";
                    for (let i = 0; i < message.xM.length; ++i)
                        if (typeof message.xM[i] !== "number")
                            return "xM: number[] expected";
                }
                if (message.yM != null && $Object.hasOwnProperty.call(message, "yM")) {
                    if (!$Array.isArray(message.yM))
                        return "yM: array expected";
                    for (let i = 0; i < message.yM.length; ++i)
                        if (typeof message.yM[i] !== "number")
                            return "yM: number[] expected";
                }
                if (message.speedMps != null && $Object.hasOwnProperty.call(message, "speedMps")) {
                    if (!$Array.isArray(message.speedMps))
                        return "speedMps: array expected";
                    for (let i = 0; i < message.speedMps.length; ++i)
                        if (typeof message.speedMps[i] !== "number")
                            return "speedMps: number[] expected";
                }
                return null;
            };

            /**
             * Gets the type url for Plan
             * @function getTypeUrl
             * @memberof goshawk.v1.Plan
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            Plan.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/goshawk.v1.Plan";
            };

            return Plan;
        })();

        v1.Decision = (function() {

            /**
             * Properties of a Decision.
             * @typedef {Object} goshawk.v1.Decision.$Properties
             * @property {string|null} [scene] Decision scene
             * @property {string|null} [sampleToken] Decision sampleToken
             * @property {number|null} [timestampUs] Decision timestampUs
             * @property {goshawk.v1.SpeedDecision|null} [speed] Decision speed
             * @property {goshawk.v1.PathDecision|null} [path] Decision path
             * @property {string|null} [explanation] Decision explanation
             * @property {string|null} [rule] Decision rule
             * @property {Array.<number>|null} [objectIndices] Decision objectIndices
             * @property {string|null} [planner] Decision planner
             * @property {goshawk.v1.Plan.$Properties|null} [plan] Decision plan
             * @property {Array.<string>|null} [trackIds] Decision trackIds
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Decision.
             * @memberof goshawk.v1
             * @interface IDecision
             * @augments goshawk.v1.Decision.$Properties
             * @deprecated Use goshawk.v1.Decision.$Properties instead.
             */

            /**
             * Shape of a Decision.
             * @typedef {goshawk.v1.Decision.$Properties} goshawk.v1.Decision.$Shape
             */

            /**
             * Constructs a new Decision.
             * @memberof goshawk.v1
             * @classdesc Represents a Decision.
             * @constructor
             * @param {goshawk.v1.Decision.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Decision = function (properties) {
                this.objectIndices = [];
                this.trackIds = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Decision scene.
             * @member {string} scene
             * @memberof goshawk.v1.Decision
             * @instance
             */
            Decision.prototype.scene = "";

            /**
             * Decision sampleToken.
             * @member {string} sampleToken
             * @memberof goshawk.v1.Decision
             * @instance
             */
            Decision.prototype.sampleToken = "";

            /**
             * Decision timestampUs.
             * @member {number} timestampUs
             * @memberof goshawk.v1.Decision
             * @instance
             */
            Decision.prototype.timestampUs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Decision speed.
             * @member {goshawk.v1.SpeedDecision} speed
             * @memberof goshawk.v1.Decision
             * @instance
             */
            Decision.prototype.speed = 0;

            /**
             * Decision path.
             * @member {goshawk.v1.PathDecision} path
             * @memberof goshawk.v1.Decision
             * @instance
             */
            Decision.prototype.path = 0;

            /**
             * Decision explanation.
             * @member {string} explanation
             * @memberof goshawk.v1.Decision
             * @instance
             */
            Decision.prototype.explanation = "";

            /**
             * Decision rule.
             * @member {string} rule
             * @memberof goshawk.v1.Decision
             * @instance
             */
            Decision.prototype.rule = "";

            /**
             * Decision objectIndices.
             * @member {Array.<number>} objectIndices
             * @memberof goshawk.v1.Decision
             * @instance
             */
            Decision.prototype.objectIndices = $util.emptyArray;

            /**
             * Decision planner.
             * @member {string} planner
             * @memberof goshawk.v1.Decision
             * @instance
             */
            Decision.prototype.planner = "";

            /**
             * Decision plan.
             * @member {goshawk.v1.Plan.$Properties|null|undefined} plan
             * @memberof goshawk.v1.Decision
             * @instance
             */
            Decision.prototype.plan = null;

            /**
             * Decision trackIds.
             * @member {Array.<string>} trackIds
             * @memberof goshawk.v1.Decision
             * @instance
             */
            Decision.prototype.trackIds = $util.emptyArray;

            /**
             * Creates a new Decision instance using the specified properties.
             * @function create
             * @memberof goshawk.v1.Decision
             * @static
             * @param {goshawk.v1.Decision.$Properties=} [properties] Properties to set
             * @returns {goshawk.v1.Decision} Decision instance
             * @type {{
             *   (properties: goshawk.v1.Decision.$Shape): goshawk.v1.Decision & goshawk.v1.Decision.$Shape;
             *   (properties?: goshawk.v1.Decision.$Properties): goshawk.v1.Decision;
             * }}
             */
            Decision.create = function(properties) {
                return new Decision(properties);
            };

            /**
             * Encodes the specified Decision message. Does not implicitly {@link goshawk.v1.Decision.verify|verify} messages.
             * @function encode
             * @memberof goshawk.v1.Decision
             * @static
             * @param {goshawk.v1.Decision.$Properties} message Decision message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Decision.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.scene != null && $Object.hasOwnProperty.call(message, "scene") && message.scene !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.scene);
                if (message.sampleToken != null && $Object.hasOwnProperty.call(message, "sampleToken") && message.sampleToken !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.sampleToken);
                if (message.timestampUs != null && $Object.hasOwnProperty.call(message, "timestampUs") && (typeof message.timestampUs === "object" ? message.timestampUs.low || message.timestampUs.high : message.timestampUs !== 0))
                    writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.timestampUs);
                if (message.speed != null && $Object.hasOwnProperty.call(message, "speed") && message.speed !== 0)
                    writer.uint32(/* id 4, wireType 0 =*/32).int32(message.speed);
                if (message.path != null && $Object.hasOwnProperty.call(message, "path") && message.path !== 0)
                    writer.uint32(/* id 5, wireType 0 =*/40).int32(message.path);
                if (message.explanation != null && $Object.hasOwnProperty.call(message, "explanation") && message.explanation !== "")
                    writer.uint32(/* id 6, wireType 2 =*/50).string(message.explanation);
                if (message.rule != null && $Object.hasOwnProperty.call(message, "rule") && message.rule !== "")
                    writer.uint32(/* id 7, wireType 2 =*/58).string(message.rule);
                if (message.objectIndices != null && message.objectIndices.length)
                    writer.uint32(/* id 8, wireType 2 =*/66).uint32s(message.objectIndices);
                if (message.planner != null && $Object.hasOwnProperty.call(message, "planner") && message.planner !== "")
                    writer.uint32(/* id 9, wireType 2 =*/74).string(message.planner);
                if (message.plan != null && $Object.hasOwnProperty.call(message, "plan"))
                    $root.goshawk.v1.Plan.encode(message.plan, writer.uint32(/* id 10, wireType 2 =*/82).fork(), _depth + 1).ldelim();
                if (message.trackIds != null && message.trackIds.length)
                    for (let i = 0; i < message.trackIds.length; ++i)
                        writer.uint32(/* id 11, wireType 2 =*/90).string(message.trackIds[i]);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Decision message from the specified reader or buffer.
             * @function decode
             * @memberof goshawk.v1.Decision
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {goshawk.v1.Decision & goshawk.v1.Decision.$Shape} Decision
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Decision.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.goshawk.v1.Decision();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.scene = value;
                            else
                                delete message.scene;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.sampleToken = value;
                            else
                                delete message.sampleToken;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.timestampUs = value;
                            else
                                delete message.timestampUs;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.speed = value;
                            else
                                delete message.speed;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.path = value;
                            else
                                delete message.path;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.explanation = value;
                            else
                                delete message.explanation;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.rule = value;
                            else
                                delete message.rule;
                            continue;
                        }
                    case 8: {
                            if (wireType === 2) {
                                if (!(message.objectIndices && message.objectIndices.length))
                                    message.objectIndices = [];
                                reader.uint32s(message.objectIndices);
                                continue;
                            }
                            if (wireType !== 0)
                                break;
                            if (!(message.objectIndices && message.objectIndices.length))
                                message.objectIndices = [];
                            message.objectIndices.push(reader.uint32());
                            continue;
                        }
                    case 9: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.planner = value;
                            else
                                delete message.planner;
                            continue;
                        }
                    case 10: {
                            if (wireType !== 2)
                                break;
                            message.plan = $root.goshawk.v1.Plan.decode(reader, reader.size(), $undefined, _depth + 1, message.plan);
                            continue;
                        }
                    case 11: {
                            if (wireType !== 2)
                                break;
                            if (!(message.trackIds && message.trackIds.length))
                                message.trackIds = [];
                            message.trackIds.push(reader.stringVerify());
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Verifies a Decision message.
             * @function verify
             * @memberof goshawk.v1.Decision
             * @static
             * @param {Object.<string,*>} message Plain object to verify
             * @returns {string|null} `null` if valid, otherwise the reason why it is not
             */
            Decision.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message.scene != null && $Object.hasOwnProperty.call(message, "scene"))
                    if (!$util.isString(message.scene))
                        return "scene: string expected";
                if (message.sampleToken != null && $Object.hasOwnProperty.call(message, "sampleToken"))
                    if (!$util.isString(message.sampleToken))
                        return "sampleToken: string expected";
                if (message.timestampUs != null && $Object.hasOwnProperty.call(message, "timestampUs"))
                    if (!$util.isInteger(message.timestampUs) && !(message.timestampUs && $util.isInteger(message.timestampUs.low) && $util.isInteger(message.timestampUs.high)))
                        return "timestampUs: integer|Long expected";
                if (message.speed != null && $Object.hasOwnProperty.call(message, "speed"))
                    if (typeof message.speed !== "number" || (message.speed | 0) !== message.speed)
                        return "speed: enum value expected";
                if (message.path != null && $Object.hasOwnProperty.call(message, "path"))
                    if (typeof message.path !== "number" || (message.path | 0) !== message.path)
                        return "path: enum value expected";
                if (message.explanation != null && $Object.hasOwnProperty.call(message, "explanation"))
                    if (!$util.isString(message.explanation))
                        return "explanation: string expected";
                if (message.rule != null && $Object.hasOwnProperty.call(message, "rule"))
                    if (!$util.isString(message.rule))
                        return "rule: string expected";
                if (message.objectIndices != null && $Object.hasOwnProperty.call(message, "objectIndices")) {
                    if (!$Array.isArray(message.objectIndices))
                        return "objectIndices: array expected";
                    for (let i = 0; i < message.objectIndices.length; ++i)
                        if (!$util.isInteger(message.objectIndices[i]))
                            return "objectIndices: integer[] expected";
                }
                if (message.planner != null && $Object.hasOwnProperty.call(message, "planner"))
                    if (!$util.isString(message.planner))
                        return "planner: string expected";
                if (message.plan != null && $Object.hasOwnProperty.call(message, "plan")) {
                    let error = $root.goshawk.v1.Plan.verify(message.plan, _depth + 1);
                    if (error)
                        return "plan." + error;
                }
                if (message.trackIds != null && $Object.hasOwnProperty.call(message, "trackIds")) {
                    if (!$Array.isArray(message.trackIds))
                        return "trackIds: array expected";
                    for (let i = 0; i < message.trackIds.length; ++i)
                        if (!$util.isString(message.trackIds[i]))
                            return "trackIds: string[] expected";
                }
                return null;
            };

            /**
             * Gets the type url for Decision
             * @function getTypeUrl
             * @memberof goshawk.v1.Decision
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            Decision.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/goshawk.v1.Decision";
            };

            return Decision;
        })();

        /**
         * ImageEncoding enum.
         * @name goshawk.v1.ImageEncoding
         * @enum {number}
         * @property {number} IMAGE_ENCODING_UNSPECIFIED=0 IMAGE_ENCODING_UNSPECIFIED value
         * @property {number} JPEG=1 JPEG value
         * @property {number} RGB8=2 RGB8 value
         * @property {number} BGRA8=3 BGRA8 value
         */
        v1.ImageEncoding = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "IMAGE_ENCODING_UNSPECIFIED"] = 0;
            values[valuesById[1] = "JPEG"] = 1;
            values[valuesById[2] = "RGB8"] = 2;
            values[valuesById[3] = "BGRA8"] = 3;
            return values;
        })();

        v1.CameraImage = (function() {

            /**
             * Properties of a CameraImage.
             * @typedef {Object} goshawk.v1.CameraImage.$Properties
             * @property {string|null} [channel] CameraImage channel
             * @property {number|null} [timestampUs] CameraImage timestampUs
             * @property {number|null} [width] CameraImage width
             * @property {number|null} [height] CameraImage height
             * @property {goshawk.v1.ImageEncoding|null} [encoding] CameraImage encoding
             * @property {number|null} [part] CameraImage part
             * @property {Array.<number>|null} [intrinsic] CameraImage intrinsic
             * @property {goshawk.v1.Pose.$Properties|null} [egoFromCamera] CameraImage egoFromCamera
             * @property {goshawk.v1.Pose.$Properties|null} [globalFromEgo] CameraImage globalFromEgo
             * @property {string|null} [missing] CameraImage missing
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a CameraImage.
             * @memberof goshawk.v1
             * @interface ICameraImage
             * @augments goshawk.v1.CameraImage.$Properties
             * @deprecated Use goshawk.v1.CameraImage.$Properties instead.
             */

            /**
             * Shape of a CameraImage.
             * @typedef {goshawk.v1.CameraImage.$Properties} goshawk.v1.CameraImage.$Shape
             */

            /**
             * Constructs a new CameraImage.
             * @memberof goshawk.v1
             * @classdesc Represents a CameraImage.
             * @constructor
             * @param {goshawk.v1.CameraImage.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const CameraImage = function (properties) {
                this.intrinsic = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * CameraImage channel.
             * @member {string} channel
             * @memberof goshawk.v1.CameraImage
             * @instance
             */
            CameraImage.prototype.channel = "";

            /**
             * CameraImage timestampUs.
             * @member {number} timestampUs
             * @memberof goshawk.v1.CameraImage
             * @instance
             */
            CameraImage.prototype.timestampUs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * CameraImage width.
             * @member {number} width
             * @memberof goshawk.v1.CameraImage
             * @instance
             */
            CameraImage.prototype.width = 0;

            /**
             * CameraImage height.
             * @member {number} height
             * @memberof goshawk.v1.CameraImage
             * @instance
             */
            CameraImage.prototype.height = 0;

            /**
             * CameraImage encoding.
             * @member {goshawk.v1.ImageEncoding} encoding
             * @memberof goshawk.v1.CameraImage
             * @instance
             */
            CameraImage.prototype.encoding = 0;

            /**
             * CameraImage part.
             * @member {number} part
             * @memberof goshawk.v1.CameraImage
             * @instance
             */
            CameraImage.prototype.part = 0;

            /**
             * CameraImage intrinsic.
             * @member {Array.<number>} intrinsic
             * @memberof goshawk.v1.CameraImage
             * @instance
             */
            CameraImage.prototype.intrinsic = $util.emptyArray;

            /**
             * CameraImage egoFromCamera.
             * @member {goshawk.v1.Pose.$Properties|null|undefined} egoFromCamera
             * @memberof goshawk.v1.CameraImage
             * @instance
             */
            CameraImage.prototype.egoFromCamera = null;

            /**
             * CameraImage globalFromEgo.
             * @member {goshawk.v1.Pose.$Properties|null|undefined} globalFromEgo
             * @memberof goshawk.v1.CameraImage
             * @instance
             */
            CameraImage.prototype.globalFromEgo = null;

            /**
             * CameraImage missing.
             * @member {string} missing
             * @memberof goshawk.v1.CameraImage
             * @instance
             */
            CameraImage.prototype.missing = "";

            /**
             * Creates a new CameraImage instance using the specified properties.
             * @function create
             * @memberof goshawk.v1.CameraImage
             * @static
             * @param {goshawk.v1.CameraImage.$Properties=} [properties] Properties to set
             * @returns {goshawk.v1.CameraImage} CameraImage instance
             * @type {{
             *   (properties: goshawk.v1.CameraImage.$Shape): goshawk.v1.CameraImage & goshawk.v1.CameraImage.$Shape;
             *   (properties?: goshawk.v1.CameraImage.$Properties): goshawk.v1.CameraImage;
             * }}
             */
            CameraImage.create = function(properties) {
                return new CameraImage(properties);
            };

            /**
             * Encodes the specified CameraImage message. Does not implicitly {@link goshawk.v1.CameraImage.verify|verify} messages.
             * @function encode
             * @memberof goshawk.v1.CameraImage
             * @static
             * @param {goshawk.v1.CameraImage.$Properties} message CameraImage message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            CameraImage.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.channel != null && $Object.hasOwnProperty.call(message, "channel") && message.channel !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.channel);
                if (message.timestampUs != null && $Object.hasOwnProperty.call(message, "timestampUs") && (typeof message.timestampUs === "object" ? message.timestampUs.low || message.timestampUs.high : message.timestampUs !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.timestampUs);
                if (message.width != null && $Object.hasOwnProperty.call(message, "width") && message.width !== 0)
                    writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.width);
                if (message.height != null && $Object.hasOwnProperty.call(message, "height") && message.height !== 0)
                    writer.uint32(/* id 4, wireType 0 =*/32).uint32(message.height);
                if (message.encoding != null && $Object.hasOwnProperty.call(message, "encoding") && message.encoding !== 0)
                    writer.uint32(/* id 5, wireType 0 =*/40).int32(message.encoding);
                if (message.part != null && $Object.hasOwnProperty.call(message, "part") && message.part !== 0)
                    writer.uint32(/* id 6, wireType 0 =*/48).uint32(message.part);
                if (message.intrinsic != null && message.intrinsic.length)
                    writer.uint32(/* id 7, wireType 2 =*/58).doubles(message.intrinsic);
                if (message.egoFromCamera != null && $Object.hasOwnProperty.call(message, "egoFromCamera"))
                    $root.goshawk.v1.Pose.encode(message.egoFromCamera, writer.uint32(/* id 8, wireType 2 =*/66).fork(), _depth + 1).ldelim();
                if (message.globalFromEgo != null && $Object.hasOwnProperty.call(message, "globalFromEgo"))
                    $root.goshawk.v1.Pose.encode(message.globalFromEgo, writer.uint32(/* id 9, wireType 2 =*/74).fork(), _depth + 1).ldelim();
                if (message.missing != null && $Object.hasOwnProperty.call(message, "missing") && message.missing !== "")
                    writer.uint32(/* id 10, wireType 2 =*/82).string(message.missing);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a CameraImage message from the specified reader or buffer.
             * @function decode
             * @memberof goshawk.v1.CameraImage
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {goshawk.v1.CameraImage & goshawk.v1.CameraImage.$Shape} CameraImage
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            CameraImage.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.goshawk.v1.CameraImage();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.channel = value;
                            else
                                delete message.channel;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.timestampUs = value;
                            else
                                delete message.timestampUs;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.width = value;
                            else
                                delete message.width;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.height = value;
                            else
                                delete message.height;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.encoding = value;
                            else
                                delete message.encoding;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.part = value;
                            else
                                delete message.part;
                            continue;
                        }
                    case 7: {
                            if (wireType === 2) {
                                if (!(message.intrinsic && message.intrinsic.length))
                                    message.intrinsic = [];
                                reader.doubles(message.intrinsic);
                                continue;
                            }
                            if (wireType !== 1)
                                break;
                            if (!(message.intrinsic && message.intrinsic.length))
                                message.intrinsic = [];
                            message.intrinsic.push(reader.double());
                            continue;
                        }
                    case 8: {
                            if (wireType !== 2)
                                break;
                            message.egoFromCamera = $root.goshawk.v1.Pose.decode(reader, reader.size(), $undefined, _depth + 1, message.egoFromCamera);
                            continue;
                        }
                    case 9: {
                            if (wireType !== 2)
                                break;
                            message.globalFromEgo = $root.goshawk.v1.Pose.decode(reader, reader.size(), $undefined, _depth + 1, message.globalFromEgo);
                            continue;
                        }
                    case 10: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.missing = value;
                            else
                                delete message.missing;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Verifies a CameraImage message.
             * @function verify
             * @memberof goshawk.v1.CameraImage
             * @static
             * @param {Object.<string,*>} message Plain object to verify
             * @returns {string|null} `null` if valid, otherwise the reason why it is not
             */
            CameraImage.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message.channel != null && $Object.hasOwnProperty.call(message, "channel"))
                    if (!$util.isString(message.channel))
                        return "channel: string expected";
                if (message.timestampUs != null && $Object.hasOwnProperty.call(message, "timestampUs"))
                    if (!$util.isInteger(message.timestampUs) && !(message.timestampUs && $util.isInteger(message.timestampUs.low) && $util.isInteger(message.timestampUs.high)))
                        return "timestampUs: integer|Long expected";
                if (message.width != null && $Object.hasOwnProperty.call(message, "width"))
                    if (!$util.isInteger(message.width))
                        return "width: integer expected";
                if (message.height != null && $Object.hasOwnProperty.call(message, "height"))
                    if (!$util.isInteger(message.height))
                        return "height: integer expected";
                if (message.encoding != null && $Object.hasOwnProperty.call(message, "encoding"))
                    if (typeof message.encoding !== "number" || (message.encoding | 0) !== message.encoding)
                        return "encoding: enum value expected";
                if (message.part != null && $Object.hasOwnProperty.call(message, "part"))
                    if (!$util.isInteger(message.part))
                        return "part: integer expected";
                if (message.intrinsic != null && $Object.hasOwnProperty.call(message, "intrinsic")) {
                    if (!$Array.isArray(message.intrinsic))
                        return "intrinsic: array expected";
                    for (let i = 0; i < message.intrinsic.length; ++i)
                        if (typeof message.intrinsic[i] !== "number")
                            return "intrinsic: number[] expected";
                }
                if (message.egoFromCamera != null && $Object.hasOwnProperty.call(message, "egoFromCamera")) {
                    let error = $root.goshawk.v1.Pose.verify(message.egoFromCamera, _depth + 1);
                    if (error)
                        return "egoFromCamera." + error;
                }
                if (message.globalFromEgo != null && $Object.hasOwnProperty.call(message, "globalFromEgo")) {
                    let error = $root.goshawk.v1.Pose.verify(message.globalFromEgo, _depth + 1);
                    if (error)
                        return "globalFromEgo." + error;
                }
                if (message.missing != null && $Object.hasOwnProperty.call(message, "missing"))
                    if (!$util.isString(message.missing))
                        return "missing: string expected";
                return null;
            };

            /**
             * Gets the type url for CameraImage
             * @function getTypeUrl
             * @memberof goshawk.v1.CameraImage
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            CameraImage.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/goshawk.v1.CameraImage";
            };

            return CameraImage;
        })();

        v1.PointCloud = (function() {

            /**
             * Properties of a PointCloud.
             * @typedef {Object} goshawk.v1.PointCloud.$Properties
             * @property {number|null} [part] PointCloud part
             * @property {number|null} [points] PointCloud points
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a PointCloud.
             * @memberof goshawk.v1
             * @interface IPointCloud
             * @augments goshawk.v1.PointCloud.$Properties
             * @deprecated Use goshawk.v1.PointCloud.$Properties instead.
             */

            /**
             * Shape of a PointCloud.
             * @typedef {goshawk.v1.PointCloud.$Properties} goshawk.v1.PointCloud.$Shape
             */

            /**
             * Constructs a new PointCloud.
             * @memberof goshawk.v1
             * @classdesc Represents a PointCloud.
             * @constructor
             * @param {goshawk.v1.PointCloud.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const PointCloud = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * PointCloud part.
             * @member {number} part
             * @memberof goshawk.v1.PointCloud
             * @instance
             */
            PointCloud.prototype.part = 0;

            /**
             * PointCloud points.
             * @member {number} points
             * @memberof goshawk.v1.PointCloud
             * @instance
             */
            PointCloud.prototype.points = 0;

            /**
             * Creates a new PointCloud instance using the specified properties.
             * @function create
             * @memberof goshawk.v1.PointCloud
             * @static
             * @param {goshawk.v1.PointCloud.$Properties=} [properties] Properties to set
             * @returns {goshawk.v1.PointCloud} PointCloud instance
             * @type {{
             *   (properties: goshawk.v1.PointCloud.$Shape): goshawk.v1.PointCloud & goshawk.v1.PointCloud.$Shape;
             *   (properties?: goshawk.v1.PointCloud.$Properties): goshawk.v1.PointCloud;
             * }}
             */
            PointCloud.create = function(properties) {
                return new PointCloud(properties);
            };

            /**
             * Encodes the specified PointCloud message. Does not implicitly {@link goshawk.v1.PointCloud.verify|verify} messages.
             * @function encode
             * @memberof goshawk.v1.PointCloud
             * @static
             * @param {goshawk.v1.PointCloud.$Properties} message PointCloud message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            PointCloud.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.part != null && $Object.hasOwnProperty.call(message, "part") && message.part !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.part);
                if (message.points != null && $Object.hasOwnProperty.call(message, "points") && message.points !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.points);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a PointCloud message from the specified reader or buffer.
             * @function decode
             * @memberof goshawk.v1.PointCloud
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {goshawk.v1.PointCloud & goshawk.v1.PointCloud.$Shape} PointCloud
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            PointCloud.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.goshawk.v1.PointCloud();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.part = value;
                            else
                                delete message.part;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.points = value;
                            else
                                delete message.points;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Verifies a PointCloud message.
             * @function verify
             * @memberof goshawk.v1.PointCloud
             * @static
             * @param {Object.<string,*>} message Plain object to verify
             * @returns {string|null} `null` if valid, otherwise the reason why it is not
             */
            PointCloud.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message.part != null && $Object.hasOwnProperty.call(message, "part"))
                    if (!$util.isInteger(message.part))
                        return "part: integer expected";
                if (message.points != null && $Object.hasOwnProperty.call(message, "points"))
                    if (!$util.isInteger(message.points))
                        return "points: integer expected";
                return null;
            };

            /**
             * Gets the type url for PointCloud
             * @function getTypeUrl
             * @memberof goshawk.v1.PointCloud
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            PointCloud.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/goshawk.v1.PointCloud";
            };

            return PointCloud;
        })();

        v1.CameraFrames = (function() {

            /**
             * Properties of a CameraFrames.
             * @typedef {Object} goshawk.v1.CameraFrames.$Properties
             * @property {string|null} [scene] CameraFrames scene
             * @property {string|null} [sampleToken] CameraFrames sampleToken
             * @property {number|null} [timestampUs] CameraFrames timestampUs
             * @property {goshawk.v1.Pose.$Properties|null} [globalFromEgo] CameraFrames globalFromEgo
             * @property {goshawk.v1.Pose.$Properties|null} [egoFromLidar] CameraFrames egoFromLidar
             * @property {Array.<goshawk.v1.CameraImage.$Properties>|null} [cameras] CameraFrames cameras
             * @property {boolean|null} [hasGroundTruth] CameraFrames hasGroundTruth
             * @property {Array.<goshawk.v1.DetectedObject.$Properties>|null} [groundTruth] CameraFrames groundTruth
             * @property {number|null} [egoSpeedMps] CameraFrames egoSpeedMps
             * @property {Array.<goshawk.v1.MapLine.$Properties>|null} [map] CameraFrames map
             * @property {number|null} [steeringWheelRad] CameraFrames steeringWheelRad
             * @property {goshawk.v1.PointCloud.$Properties|null} [lidar] CameraFrames lidar
             * @property {goshawk.v1.Road.$Properties|null} [road] CameraFrames road
             * @property {Array.<goshawk.v1.MapArea.$Properties>|null} [drivableArea] CameraFrames drivableArea
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a CameraFrames.
             * @memberof goshawk.v1
             * @interface ICameraFrames
             * @augments goshawk.v1.CameraFrames.$Properties
             * @deprecated Use goshawk.v1.CameraFrames.$Properties instead.
             */

            /**
             * Shape of a CameraFrames.
             * @typedef {goshawk.v1.CameraFrames.$Properties} goshawk.v1.CameraFrames.$Shape
             */

            /**
             * Constructs a new CameraFrames.
             * @memberof goshawk.v1
             * @classdesc Represents a CameraFrames.
             * @constructor
             * @param {goshawk.v1.CameraFrames.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const CameraFrames = function (properties) {
                this.cameras = [];
                this.groundTruth = [];
                this.map = [];
                this.drivableArea = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * CameraFrames scene.
             * @member {string} scene
             * @memberof goshawk.v1.CameraFrames
             * @instance
             */
            CameraFrames.prototype.scene = "";

            /**
             * CameraFrames sampleToken.
             * @member {string} sampleToken
             * @memberof goshawk.v1.CameraFrames
             * @instance
             */
            CameraFrames.prototype.sampleToken = "";

            /**
             * CameraFrames timestampUs.
             * @member {number} timestampUs
             * @memberof goshawk.v1.CameraFrames
             * @instance
             */
            CameraFrames.prototype.timestampUs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * CameraFrames globalFromEgo.
             * @member {goshawk.v1.Pose.$Properties|null|undefined} globalFromEgo
             * @memberof goshawk.v1.CameraFrames
             * @instance
             */
            CameraFrames.prototype.globalFromEgo = null;

            /**
             * CameraFrames egoFromLidar.
             * @member {goshawk.v1.Pose.$Properties|null|undefined} egoFromLidar
             * @memberof goshawk.v1.CameraFrames
             * @instance
             */
            CameraFrames.prototype.egoFromLidar = null;

            /**
             * CameraFrames cameras.
             * @member {Array.<goshawk.v1.CameraImage.$Properties>} cameras
             * @memberof goshawk.v1.CameraFrames
             * @instance
             */
            CameraFrames.prototype.cameras = $util.emptyArray;

            /**
             * CameraFrames hasGroundTruth.
             * @member {boolean} hasGroundTruth
             * @memberof goshawk.v1.CameraFrames
             * @instance
             */
            CameraFrames.prototype.hasGroundTruth = false;

            /**
             * CameraFrames groundTruth.
             * @member {Array.<goshawk.v1.DetectedObject.$Properties>} groundTruth
             * @memberof goshawk.v1.CameraFrames
             * @instance
             */
            CameraFrames.prototype.groundTruth = $util.emptyArray;

            /**
             * CameraFrames egoSpeedMps.
             * @member {number} egoSpeedMps
             * @memberof goshawk.v1.CameraFrames
             * @instance
             */
            CameraFrames.prototype.egoSpeedMps = 0;

            /**
             * CameraFrames map.
             * @member {Array.<goshawk.v1.MapLine.$Properties>} map
             * @memberof goshawk.v1.CameraFrames
             * @instance
             */
            CameraFrames.prototype.map = $util.emptyArray;

            /**
             * CameraFrames steeringWheelRad.
             * @member {number} steeringWheelRad
             * @memberof goshawk.v1.CameraFrames
             * @instance
             */
            CameraFrames.prototype.steeringWheelRad = 0;

            /**
             * CameraFrames lidar.
             * @member {goshawk.v1.PointCloud.$Properties|null|undefined} lidar
             * @memberof goshawk.v1.CameraFrames
             * @instance
             */
            CameraFrames.prototype.lidar = null;

            /**
             * CameraFrames road.
             * @member {goshawk.v1.Road.$Properties|null|undefined} road
             * @memberof goshawk.v1.CameraFrames
             * @instance
             */
            CameraFrames.prototype.road = null;

            /**
             * CameraFrames drivableArea.
             * @member {Array.<goshawk.v1.MapArea.$Properties>} drivableArea
             * @memberof goshawk.v1.CameraFrames
             * @instance
             */
            CameraFrames.prototype.drivableArea = $util.emptyArray;

            /**
             * Creates a new CameraFrames instance using the specified properties.
             * @function create
             * @memberof goshawk.v1.CameraFrames
             * @static
             * @param {goshawk.v1.CameraFrames.$Properties=} [properties] Properties to set
             * @returns {goshawk.v1.CameraFrames} CameraFrames instance
             * @type {{
             *   (properties: goshawk.v1.CameraFrames.$Shape): goshawk.v1.CameraFrames & goshawk.v1.CameraFrames.$Shape;
             *   (properties?: goshawk.v1.CameraFrames.$Properties): goshawk.v1.CameraFrames;
             * }}
             */
            CameraFrames.create = function(properties) {
                return new CameraFrames(properties);
            };

            /**
             * Encodes the specified CameraFrames message. Does not implicitly {@link goshawk.v1.CameraFrames.verify|verify} messages.
             * @function encode
             * @memberof goshawk.v1.CameraFrames
             * @static
             * @param {goshawk.v1.CameraFrames.$Properties} message CameraFrames message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            CameraFrames.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.scene != null && $Object.hasOwnProperty.call(message, "scene") && message.scene !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.scene);
                if (message.sampleToken != null && $Object.hasOwnProperty.call(message, "sampleToken") && message.sampleToken !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.sampleToken);
                if (message.timestampUs != null && $Object.hasOwnProperty.call(message, "timestampUs") && (typeof message.timestampUs === "object" ? message.timestampUs.low || message.timestampUs.high : message.timestampUs !== 0))
                    writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.timestampUs);
                if (message.globalFromEgo != null && $Object.hasOwnProperty.call(message, "globalFromEgo"))
                    $root.goshawk.v1.Pose.encode(message.globalFromEgo, writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                if (message.egoFromLidar != null && $Object.hasOwnProperty.call(message, "egoFromLidar"))
                    $root.goshawk.v1.Pose.encode(message.egoFromLidar, writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
                if (message.cameras != null && message.cameras.length)
                    for (let i = 0; i < message.cameras.length; ++i)
                        $root.goshawk.v1.CameraImage.encode(message.cameras[i], writer.uint32(/* id 6, wireType 2 =*/50).fork(), _depth + 1).ldelim();
                if (message.hasGroundTruth != null && $Object.hasOwnProperty.call(message, "hasGroundTruth") && message.hasGroundTruth !== false)
                    writer.uint32(/* id 7, wireType 0 =*/56).bool(message.hasGroundTruth);
                if (message.groundTruth != null && message.groundTruth.length)
                    for (let i = 0; i < message.groundTruth.length; ++i)
                        $root.goshawk.v1.DetectedObject.encode(message.groundTruth[i], writer.uint32(/* id 8, wireType 2 =*/66).fork(), _depth + 1).ldelim();
                if (message.egoSpeedMps != null && $Object.hasOwnProperty.call(message, "egoSpeedMps") && !$Object.is(message.egoSpeedMps, 0))
                    writer.uint32(/* id 9, wireType 1 =*/73).double(message.egoSpeedMps);
                if (message.map != null && message.map.length)
                    for (let i = 0; i < message.map.length; ++i)
                        $root.goshawk.v1.MapLine.encode(message.map[i], writer.uint32(/* id 10, wireType 2 =*/82).fork(), _depth + 1).ldelim();
                if (message.steeringWheelRad != null && $Object.hasOwnProperty.call(message, "steeringWheelRad") && !$Object.is(message.steeringWheelRad, 0))
                    writer.uint32(/* id 11, wireType 1 =*/89).double(message.steeringWheelRad);
                if (message.lidar != null && $Object.hasOwnProperty.call(message, "lidar"))
                    $root.goshawk.v1.PointCloud.encode(message.lidar, writer.uint32(/* id 12, wireType 2 =*/98).fork(), _depth + 1).ldelim();
                if (message.road != null && $Object.hasOwnProperty.call(message, "road"))
                    $root.goshawk.v1.Road.encode(message.road, writer.uint32(/* id 13, wireType 2 =*/106).fork(), _depth + 1).ldelim();
                if (message.drivableArea != null && message.drivableArea.length)
                    for (let i = 0; i < message.drivableArea.length; ++i)
                        $root.goshawk.v1.MapArea.encode(message.drivableArea[i], writer.uint32(/* id 14, wireType 2 =*/114).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a CameraFrames message from the specified reader or buffer.
             * @function decode
             * @memberof goshawk.v1.CameraFrames
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {goshawk.v1.CameraFrames & goshawk.v1.CameraFrames.$Shape} CameraFrames
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            CameraFrames.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.goshawk.v1.CameraFrames();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.scene = value;
                            else
                                delete message.scene;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.sampleToken = value;
                            else
                                delete message.sampleToken;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.timestampUs = value;
                            else
                                delete message.timestampUs;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            message.globalFromEgo = $root.goshawk.v1.Pose.decode(reader, reader.size(), $undefined, _depth + 1, message.globalFromEgo);
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            message.egoFromLidar = $root.goshawk.v1.Pose.decode(reader, reader.size(), $undefined, _depth + 1, message.egoFromLidar);
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            if (!(message.cameras && message.cameras.length))
                                message.cameras = [];
                            message.cameras.push($root.goshawk.v1.CameraImage.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 7: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.hasGroundTruth = value;
                            else
                                delete message.hasGroundTruth;
                            continue;
                        }
                    case 8: {
                            if (wireType !== 2)
                                break;
                            if (!(message.groundTruth && message.groundTruth.length))
                                message.groundTruth = [];
                            message.groundTruth.push($root.goshawk.v1.DetectedObject.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 9: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.egoSpeedMps = value;
                            else
                                delete message.egoSpeedMps;
                            continue;
                        }
                    case 10: {
                            if (wireType !== 2)
                                break;
                            if (!(message.map && message.map.length))
                                message.map = [];
                            message.map.push($root.goshawk.v1.MapLine.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 11: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.steeringWheelRad = value;
                            else
                                delete message.steeringWheelRad;
                            continue;
                        }
                    case 12: {
                            if (wireType !== 2)
                                break;
                            message.lidar = $root.goshawk.v1.PointCloud.decode(reader, reader.size(), $undefined, _depth + 1, message.lidar);
                            continue;
                        }
                    case 13: {
                            if (wireType !== 2)
                                break;
                            message.road = $root.goshawk.v1.Road.decode(reader, reader.size(), $undefined, _depth + 1, message.road);
                            continue;
                        }
                    case 14: {
                            if (wireType !== 2)
                                break;
                            if (!(message.drivableArea && message.drivableArea.length))
                                message.drivableArea = [];
                            message.drivableArea.push($root.goshawk.v1.MapArea.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Verifies a CameraFrames message.
             * @function verify
             * @memberof goshawk.v1.CameraFrames
             * @static
             * @param {Object.<string,*>} message Plain object to verify
             * @returns {string|null} `null` if valid, otherwise the reason why it is not
             */
            CameraFrames.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message.scene != null && $Object.hasOwnProperty.call(message, "scene"))
                    if (!$util.isString(message.scene))
                        return "scene: string expected";
                if (message.sampleToken != null && $Object.hasOwnProperty.call(message, "sampleToken"))
                    if (!$util.isString(message.sampleToken))
                        return "sampleToken: string expected";
                if (message.timestampUs != null && $Object.hasOwnProperty.call(message, "timestampUs"))
                    if (!$util.isInteger(message.timestampUs) && !(message.timestampUs && $util.isInteger(message.timestampUs.low) && $util.isInteger(message.timestampUs.high)))
                        return "timestampUs: integer|Long expected";
                if (message.globalFromEgo != null && $Object.hasOwnProperty.call(message, "globalFromEgo")) {
                    let error = $root.goshawk.v1.Pose.verify(message.globalFromEgo, _depth + 1);
                    if (error)
                        return "globalFromEgo." + error;
                }
                if (message.egoFromLidar != null && $Object.hasOwnProperty.call(message, "egoFromLidar")) {
                    let error = $root.goshawk.v1.Pose.verify(message.egoFromLidar, _depth + 1);
                    if (error)
                        return "egoFromLidar." + error;
                }
                if (message.cameras != null && $Object.hasOwnProperty.call(message, "cameras")) {
                    if (!$Array.isArray(message.cameras))
                        return "cameras: array expected";
                    for (let i = 0; i < message.cameras.length; ++i) {
                        let error = $root.goshawk.v1.CameraImage.verify(message.cameras[i], _depth + 1);
                        if (error)
                            return "cameras." + error;
                    }
                }
                if (message.hasGroundTruth != null && $Object.hasOwnProperty.call(message, "hasGroundTruth"))
                    if (typeof message.hasGroundTruth !== "boolean")
                        return "hasGroundTruth: boolean expected";
                if (message.groundTruth != null && $Object.hasOwnProperty.call(message, "groundTruth")) {
                    if (!$Array.isArray(message.groundTruth))
                        return "groundTruth: array expected";
                    for (let i = 0; i < message.groundTruth.length; ++i) {
                        let error = $root.goshawk.v1.DetectedObject.verify(message.groundTruth[i], _depth + 1);
                        if (error)
                            return "groundTruth." + error;
                    }
                }
                if (message.egoSpeedMps != null && $Object.hasOwnProperty.call(message, "egoSpeedMps"))
                    if (typeof message.egoSpeedMps !== "number")
                        return "egoSpeedMps: number expected";
                if (message.map != null && $Object.hasOwnProperty.call(message, "map")) {
                    if (!$Array.isArray(message.map))
                        return "map: array expected";
                    for (let i = 0; i < message.map.length; ++i) {
                        let error = $root.goshawk.v1.MapLine.verify(message.map[i], _depth + 1);
                        if (error)
                            return "map." + error;
                    }
                }
                if (message.steeringWheelRad != null && $Object.hasOwnProperty.call(message, "steeringWheelRad"))
                    if (typeof message.steeringWheelRad !== "number")
                        return "steeringWheelRad: number expected";
                if (message.lidar != null && $Object.hasOwnProperty.call(message, "lidar")) {
                    let error = $root.goshawk.v1.PointCloud.verify(message.lidar, _depth + 1);
                    if (error)
                        return "lidar." + error;
                }
                if (message.road != null && $Object.hasOwnProperty.call(message, "road")) {
                    let error = $root.goshawk.v1.Road.verify(message.road, _depth + 1);
                    if (error)
                        return "road." + error;
                }
                if (message.drivableArea != null && $Object.hasOwnProperty.call(message, "drivableArea")) {
                    if (!$Array.isArray(message.drivableArea))
                        return "drivableArea: array expected";
                    for (let i = 0; i < message.drivableArea.length; ++i) {
                        let error = $root.goshawk.v1.MapArea.verify(message.drivableArea[i], _depth + 1);
                        if (error)
                            return "drivableArea." + error;
                    }
                }
                return null;
            };

            /**
             * Gets the type url for CameraFrames
             * @function getTypeUrl
             * @memberof goshawk.v1.CameraFrames
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            CameraFrames.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/goshawk.v1.CameraFrames";
            };

            return CameraFrames;
        })();

        v1.Vector3 = (function() {

            /**
             * Properties of a Vector3.
             * @typedef {Object} goshawk.v1.Vector3.$Properties
             * @property {number|null} [x] Vector3 x
             * @property {number|null} [y] Vector3 y
             * @property {number|null} [z] Vector3 z
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Vector3.
             * @memberof goshawk.v1
             * @interface IVector3
             * @augments goshawk.v1.Vector3.$Properties
             * @deprecated Use goshawk.v1.Vector3.$Properties instead.
             */

            /**
             * Shape of a Vector3.
             * @typedef {goshawk.v1.Vector3.$Properties} goshawk.v1.Vector3.$Shape
             */

            /**
             * Constructs a new Vector3.
             * @memberof goshawk.v1
             * @classdesc Represents a Vector3.
             * @constructor
             * @param {goshawk.v1.Vector3.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Vector3 = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Vector3 x.
             * @member {number} x
             * @memberof goshawk.v1.Vector3
             * @instance
             */
            Vector3.prototype.x = 0;

            /**
             * Vector3 y.
             * @member {number} y
             * @memberof goshawk.v1.Vector3
             * @instance
             */
            Vector3.prototype.y = 0;

            /**
             * Vector3 z.
             * @member {number} z
             * @memberof goshawk.v1.Vector3
             * @instance
             */
            Vector3.prototype.z = 0;

            /**
             * Creates a new Vector3 instance using the specified properties.
             * @function create
             * @memberof goshawk.v1.Vector3
             * @static
             * @param {goshawk.v1.Vector3.$Properties=} [properties] Properties to set
             * @returns {goshawk.v1.Vector3} Vector3 instance
             * @type {{
             *   (properties: goshawk.v1.Vector3.$Shape): goshawk.v1.Vector3 & goshawk.v1.Vector3.$Shape;
             *   (properties?: goshawk.v1.Vector3.$Properties): goshawk.v1.Vector3;
             * }}
             */
            Vector3.create = function(properties) {
                return new Vector3(properties);
            };

            /**
             * Encodes the specified Vector3 message. Does not implicitly {@link goshawk.v1.Vector3.verify|verify} messages.
             * @function encode
             * @memberof goshawk.v1.Vector3
             * @static
             * @param {goshawk.v1.Vector3.$Properties} message Vector3 message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Vector3.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.x != null && $Object.hasOwnProperty.call(message, "x") && !$Object.is(message.x, 0))
                    writer.uint32(/* id 1, wireType 1 =*/9).double(message.x);
                if (message.y != null && $Object.hasOwnProperty.call(message, "y") && !$Object.is(message.y, 0))
                    writer.uint32(/* id 2, wireType 1 =*/17).double(message.y);
                if (message.z != null && $Object.hasOwnProperty.call(message, "z") && !$Object.is(message.z, 0))
                    writer.uint32(/* id 3, wireType 1 =*/25).double(message.z);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Vector3 message from the specified reader or buffer.
             * @function decode
             * @memberof goshawk.v1.Vector3
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {goshawk.v1.Vector3 & goshawk.v1.Vector3.$Shape} Vector3
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Vector3.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.goshawk.v1.Vector3();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.x = value;
                            else
                                delete message.x;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.y = value;
                            else
                                delete message.y;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.z = value;
                            else
                                delete message.z;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Verifies a Vector3 message.
             * @function verify
             * @memberof goshawk.v1.Vector3
             * @static
             * @param {Object.<string,*>} message Plain object to verify
             * @returns {string|null} `null` if valid, otherwise the reason why it is not
             */
            Vector3.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message.x != null && $Object.hasOwnProperty.call(message, "x"))
                    if (typeof message.x !== "number")
                        return "x: number expected";
                if (message.y != null && $Object.hasOwnProperty.call(message, "y"))
                    if (typeof message.y !== "number")
                        return "y: number expected";
                if (message.z != null && $Object.hasOwnProperty.call(message, "z"))
                    if (typeof message.z !== "number")
                        return "z: number expected";
                return null;
            };

            /**
             * Gets the type url for Vector3
             * @function getTypeUrl
             * @memberof goshawk.v1.Vector3
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            Vector3.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/goshawk.v1.Vector3";
            };

            return Vector3;
        })();

        v1.Quaternion = (function() {

            /**
             * Properties of a Quaternion.
             * @typedef {Object} goshawk.v1.Quaternion.$Properties
             * @property {number|null} [w] Quaternion w
             * @property {number|null} [x] Quaternion x
             * @property {number|null} [y] Quaternion y
             * @property {number|null} [z] Quaternion z
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Quaternion.
             * @memberof goshawk.v1
             * @interface IQuaternion
             * @augments goshawk.v1.Quaternion.$Properties
             * @deprecated Use goshawk.v1.Quaternion.$Properties instead.
             */

            /**
             * Shape of a Quaternion.
             * @typedef {goshawk.v1.Quaternion.$Properties} goshawk.v1.Quaternion.$Shape
             */

            /**
             * Constructs a new Quaternion.
             * @memberof goshawk.v1
             * @classdesc Represents a Quaternion.
             * @constructor
             * @param {goshawk.v1.Quaternion.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Quaternion = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Quaternion w.
             * @member {number} w
             * @memberof goshawk.v1.Quaternion
             * @instance
             */
            Quaternion.prototype.w = 0;

            /**
             * Quaternion x.
             * @member {number} x
             * @memberof goshawk.v1.Quaternion
             * @instance
             */
            Quaternion.prototype.x = 0;

            /**
             * Quaternion y.
             * @member {number} y
             * @memberof goshawk.v1.Quaternion
             * @instance
             */
            Quaternion.prototype.y = 0;

            /**
             * Quaternion z.
             * @member {number} z
             * @memberof goshawk.v1.Quaternion
             * @instance
             */
            Quaternion.prototype.z = 0;

            /**
             * Creates a new Quaternion instance using the specified properties.
             * @function create
             * @memberof goshawk.v1.Quaternion
             * @static
             * @param {goshawk.v1.Quaternion.$Properties=} [properties] Properties to set
             * @returns {goshawk.v1.Quaternion} Quaternion instance
             * @type {{
             *   (properties: goshawk.v1.Quaternion.$Shape): goshawk.v1.Quaternion & goshawk.v1.Quaternion.$Shape;
             *   (properties?: goshawk.v1.Quaternion.$Properties): goshawk.v1.Quaternion;
             * }}
             */
            Quaternion.create = function(properties) {
                return new Quaternion(properties);
            };

            /**
             * Encodes the specified Quaternion message. Does not implicitly {@link goshawk.v1.Quaternion.verify|verify} messages.
             * @function encode
             * @memberof goshawk.v1.Quaternion
             * @static
             * @param {goshawk.v1.Quaternion.$Properties} message Quaternion message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Quaternion.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.w != null && $Object.hasOwnProperty.call(message, "w") && !$Object.is(message.w, 0))
                    writer.uint32(/* id 1, wireType 1 =*/9).double(message.w);
                if (message.x != null && $Object.hasOwnProperty.call(message, "x") && !$Object.is(message.x, 0))
                    writer.uint32(/* id 2, wireType 1 =*/17).double(message.x);
                if (message.y != null && $Object.hasOwnProperty.call(message, "y") && !$Object.is(message.y, 0))
                    writer.uint32(/* id 3, wireType 1 =*/25).double(message.y);
                if (message.z != null && $Object.hasOwnProperty.call(message, "z") && !$Object.is(message.z, 0))
                    writer.uint32(/* id 4, wireType 1 =*/33).double(message.z);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Quaternion message from the specified reader or buffer.
             * @function decode
             * @memberof goshawk.v1.Quaternion
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {goshawk.v1.Quaternion & goshawk.v1.Quaternion.$Shape} Quaternion
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Quaternion.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.goshawk.v1.Quaternion();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.w = value;
                            else
                                delete message.w;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.x = value;
                            else
                                delete message.x;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.y = value;
                            else
                                delete message.y;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.z = value;
                            else
                                delete message.z;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Verifies a Quaternion message.
             * @function verify
             * @memberof goshawk.v1.Quaternion
             * @static
             * @param {Object.<string,*>} message Plain object to verify
             * @returns {string|null} `null` if valid, otherwise the reason why it is not
             */
            Quaternion.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message.w != null && $Object.hasOwnProperty.call(message, "w"))
                    if (typeof message.w !== "number")
                        return "w: number expected";
                if (message.x != null && $Object.hasOwnProperty.call(message, "x"))
                    if (typeof message.x !== "number")
                        return "x: number expected";
                if (message.y != null && $Object.hasOwnProperty.call(message, "y"))
                    if (typeof message.y !== "number")
                        return "y: number expected";
                if (message.z != null && $Object.hasOwnProperty.call(message, "z"))
                    if (typeof message.z !== "number")
                        return "z: number expected";
                return null;
            };

            /**
             * Gets the type url for Quaternion
             * @function getTypeUrl
             * @memberof goshawk.v1.Quaternion
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            Quaternion.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/goshawk.v1.Quaternion";
            };

            return Quaternion;
        })();

        v1.Pose = (function() {

            /**
             * Properties of a Pose.
             * @typedef {Object} goshawk.v1.Pose.$Properties
             * @property {goshawk.v1.Vector3.$Properties|null} [translation] Pose translation
             * @property {goshawk.v1.Quaternion.$Properties|null} [rotation] Pose rotation
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Pose.
             * @memberof goshawk.v1
             * @interface IPose
             * @augments goshawk.v1.Pose.$Properties
             * @deprecated Use goshawk.v1.Pose.$Properties instead.
             */

            /**
             * Shape of a Pose.
             * @typedef {goshawk.v1.Pose.$Properties} goshawk.v1.Pose.$Shape
             */

            /**
             * Constructs a new Pose.
             * @memberof goshawk.v1
             * @classdesc Represents a Pose.
             * @constructor
             * @param {goshawk.v1.Pose.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Pose = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Pose translation.
             * @member {goshawk.v1.Vector3.$Properties|null|undefined} translation
             * @memberof goshawk.v1.Pose
             * @instance
             */
            Pose.prototype.translation = null;

            /**
             * Pose rotation.
             * @member {goshawk.v1.Quaternion.$Properties|null|undefined} rotation
             * @memberof goshawk.v1.Pose
             * @instance
             */
            Pose.prototype.rotation = null;

            /**
             * Creates a new Pose instance using the specified properties.
             * @function create
             * @memberof goshawk.v1.Pose
             * @static
             * @param {goshawk.v1.Pose.$Properties=} [properties] Properties to set
             * @returns {goshawk.v1.Pose} Pose instance
             * @type {{
             *   (properties: goshawk.v1.Pose.$Shape): goshawk.v1.Pose & goshawk.v1.Pose.$Shape;
             *   (properties?: goshawk.v1.Pose.$Properties): goshawk.v1.Pose;
             * }}
             */
            Pose.create = function(properties) {
                return new Pose(properties);
            };

            /**
             * Encodes the specified Pose message. Does not implicitly {@link goshawk.v1.Pose.verify|verify} messages.
             * @function encode
             * @memberof goshawk.v1.Pose
             * @static
             * @param {goshawk.v1.Pose.$Properties} message Pose message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Pose.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.translation != null && $Object.hasOwnProperty.call(message, "translation"))
                    $root.goshawk.v1.Vector3.encode(message.translation, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.rotation != null && $Object.hasOwnProperty.call(message, "rotation"))
                    $root.goshawk.v1.Quaternion.encode(message.rotation, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Pose message from the specified reader or buffer.
             * @function decode
             * @memberof goshawk.v1.Pose
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {goshawk.v1.Pose & goshawk.v1.Pose.$Shape} Pose
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Pose.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.goshawk.v1.Pose();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.translation = $root.goshawk.v1.Vector3.decode(reader, reader.size(), $undefined, _depth + 1, message.translation);
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.rotation = $root.goshawk.v1.Quaternion.decode(reader, reader.size(), $undefined, _depth + 1, message.rotation);
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Verifies a Pose message.
             * @function verify
             * @memberof goshawk.v1.Pose
             * @static
             * @param {Object.<string,*>} message Plain object to verify
             * @returns {string|null} `null` if valid, otherwise the reason why it is not
             */
            Pose.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message.translation != null && $Object.hasOwnProperty.call(message, "translation")) {
                    let error = $root.goshawk.v1.Vector3.verify(message.translation, _depth + 1);
                    if (error)
                        return "translation." + error;
                }
                if (message.rotation != null && $Object.hasOwnProperty.call(message, "rotation")) {
                    let error = $root.goshawk.v1.Quaternion.verify(message.rotation, _depth + 1);
                    if (error)
                        return "rotation." + error;
                }
                return null;
            };

            /**
             * Gets the type url for Pose
             * @function getTypeUrl
             * @memberof goshawk.v1.Pose
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            Pose.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/goshawk.v1.Pose";
            };

            return Pose;
        })();

        v1.Size = (function() {

            /**
             * Properties of a Size.
             * @typedef {Object} goshawk.v1.Size.$Properties
             * @property {number|null} [width] Size width
             * @property {number|null} [length] Size length
             * @property {number|null} [height] Size height
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Size.
             * @memberof goshawk.v1
             * @interface ISize
             * @augments goshawk.v1.Size.$Properties
             * @deprecated Use goshawk.v1.Size.$Properties instead.
             */

            /**
             * Shape of a Size.
             * @typedef {goshawk.v1.Size.$Properties} goshawk.v1.Size.$Shape
             */

            /**
             * Constructs a new Size.
             * @memberof goshawk.v1
             * @classdesc Represents a Size.
             * @constructor
             * @param {goshawk.v1.Size.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Size = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Size width.
             * @member {number} width
             * @memberof goshawk.v1.Size
             * @instance
             */
            Size.prototype.width = 0;

            /**
             * Size length.
             * @member {number} length
             * @memberof goshawk.v1.Size
             * @instance
             */
            Size.prototype.length = 0;

            /**
             * Size height.
             * @member {number} height
             * @memberof goshawk.v1.Size
             * @instance
             */
            Size.prototype.height = 0;

            /**
             * Creates a new Size instance using the specified properties.
             * @function create
             * @memberof goshawk.v1.Size
             * @static
             * @param {goshawk.v1.Size.$Properties=} [properties] Properties to set
             * @returns {goshawk.v1.Size} Size instance
             * @type {{
             *   (properties: goshawk.v1.Size.$Shape): goshawk.v1.Size & goshawk.v1.Size.$Shape;
             *   (properties?: goshawk.v1.Size.$Properties): goshawk.v1.Size;
             * }}
             */
            Size.create = function(properties) {
                return new Size(properties);
            };

            /**
             * Encodes the specified Size message. Does not implicitly {@link goshawk.v1.Size.verify|verify} messages.
             * @function encode
             * @memberof goshawk.v1.Size
             * @static
             * @param {goshawk.v1.Size.$Properties} message Size message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Size.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.width != null && $Object.hasOwnProperty.call(message, "width") && !$Object.is(message.width, 0))
                    writer.uint32(/* id 1, wireType 1 =*/9).double(message.width);
                if (message.length != null && $Object.hasOwnProperty.call(message, "length") && !$Object.is(message.length, 0))
                    writer.uint32(/* id 2, wireType 1 =*/17).double(message.length);
                if (message.height != null && $Object.hasOwnProperty.call(message, "height") && !$Object.is(message.height, 0))
                    writer.uint32(/* id 3, wireType 1 =*/25).double(message.height);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Size message from the specified reader or buffer.
             * @function decode
             * @memberof goshawk.v1.Size
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {goshawk.v1.Size & goshawk.v1.Size.$Shape} Size
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Size.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.goshawk.v1.Size();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.width = value;
                            else
                                delete message.width;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.length = value;
                            else
                                delete message.length;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.height = value;
                            else
                                delete message.height;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Verifies a Size message.
             * @function verify
             * @memberof goshawk.v1.Size
             * @static
             * @param {Object.<string,*>} message Plain object to verify
             * @returns {string|null} `null` if valid, otherwise the reason why it is not
             */
            Size.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message.width != null && $Object.hasOwnProperty.call(message, "width"))
                    if (typeof message.width !== "number")
                        return "width: number expected";
                if (message.length != null && $Object.hasOwnProperty.call(message, "length"))
                    if (typeof message.length !== "number")
                        return "length: number expected";
                if (message.height != null && $Object.hasOwnProperty.call(message, "height"))
                    if (typeof message.height !== "number")
                        return "height: number expected";
                return null;
            };

            /**
             * Gets the type url for Size
             * @function getTypeUrl
             * @memberof goshawk.v1.Size
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            Size.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/goshawk.v1.Size";
            };

            return Size;
        })();

        /**
         * MapLayer enum.
         * @name goshawk.v1.MapLayer
         * @enum {number}
         * @property {number} MAP_LAYER_UNSPECIFIED=0 MAP_LAYER_UNSPECIFIED value
         * @property {number} DRIVABLE_AREA=1 DRIVABLE_AREA value
         * @property {number} LANE=2 LANE value
         * @property {number} LANE_DIVIDER=3 LANE_DIVIDER value
         * @property {number} ROAD_DIVIDER=4 ROAD_DIVIDER value
         * @property {number} PED_CROSSING=5 PED_CROSSING value
         * @property {number} STOP_LINE=6 STOP_LINE value
         * @property {number} WALKWAY=7 WALKWAY value
         */
        v1.MapLayer = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "MAP_LAYER_UNSPECIFIED"] = 0;
            values[valuesById[1] = "DRIVABLE_AREA"] = 1;
            values[valuesById[2] = "LANE"] = 2;
            values[valuesById[3] = "LANE_DIVIDER"] = 3;
            values[valuesById[4] = "ROAD_DIVIDER"] = 4;
            values[valuesById[5] = "PED_CROSSING"] = 5;
            values[valuesById[6] = "STOP_LINE"] = 6;
            values[valuesById[7] = "WALKWAY"] = 7;
            return values;
        })();

        v1.MapLine = (function() {

            /**
             * Properties of a MapLine.
             * @typedef {Object} goshawk.v1.MapLine.$Properties
             * @property {goshawk.v1.MapLayer|null} [layer] MapLine layer
             * @property {Array.<number>|null} [xy] MapLine xy
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a MapLine.
             * @memberof goshawk.v1
             * @interface IMapLine
             * @augments goshawk.v1.MapLine.$Properties
             * @deprecated Use goshawk.v1.MapLine.$Properties instead.
             */

            /**
             * Shape of a MapLine.
             * @typedef {goshawk.v1.MapLine.$Properties} goshawk.v1.MapLine.$Shape
             */

            /**
             * Constructs a new MapLine.
             * @memberof goshawk.v1
             * @classdesc Represents a MapLine.
             * @constructor
             * @param {goshawk.v1.MapLine.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const MapLine = function (properties) {
                this.xy = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * MapLine layer.
             * @member {goshawk.v1.MapLayer} layer
             * @memberof goshawk.v1.MapLine
             * @instance
             */
            MapLine.prototype.layer = 0;

            /**
             * MapLine xy.
             * @member {Array.<number>} xy
             * @memberof goshawk.v1.MapLine
             * @instance
             */
            MapLine.prototype.xy = $util.emptyArray;

            /**
             * Creates a new MapLine instance using the specified properties.
             * @function create
             * @memberof goshawk.v1.MapLine
             * @static
             * @param {goshawk.v1.MapLine.$Properties=} [properties] Properties to set
             * @returns {goshawk.v1.MapLine} MapLine instance
             * @type {{
             *   (properties: goshawk.v1.MapLine.$Shape): goshawk.v1.MapLine & goshawk.v1.MapLine.$Shape;
             *   (properties?: goshawk.v1.MapLine.$Properties): goshawk.v1.MapLine;
             * }}
             */
            MapLine.create = function(properties) {
                return new MapLine(properties);
            };

            /**
             * Encodes the specified MapLine message. Does not implicitly {@link goshawk.v1.MapLine.verify|verify} messages.
             * @function encode
             * @memberof goshawk.v1.MapLine
             * @static
             * @param {goshawk.v1.MapLine.$Properties} message MapLine message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            MapLine.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.layer != null && $Object.hasOwnProperty.call(message, "layer") && message.layer !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).int32(message.layer);
                if (message.xy != null && message.xy.length)
                    writer.uint32(/* id 2, wireType 2 =*/18).floats(message.xy);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a MapLine message from the specified reader or buffer.
             * @function decode
             * @memberof goshawk.v1.MapLine
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {goshawk.v1.MapLine & goshawk.v1.MapLine.$Shape} MapLine
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            MapLine.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.goshawk.v1.MapLine();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.layer = value;
                            else
                                delete message.layer;
                            continue;
                        }
                    case 2: {
                            if (wireType === 2) {
                                if (!(message.xy && message.xy.length))
                                    message.xy = [];
                                reader.floats(message.xy);
                                continue;
                            }
                            if (wireType !== 5)
                                break;
                            if (!(message.xy && message.xy.length))
                                message.xy = [];
                            message.xy.push(reader.float());
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Verifies a MapLine message.
             * @function verify
             * @memberof goshawk.v1.MapLine
             * @static
             * @param {Object.<string,*>} message Plain object to verify
             * @returns {string|null} `null` if valid, otherwise the reason why it is not
             */
            MapLine.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message.layer != null && $Object.hasOwnProperty.call(message, "layer"))
                    if (typeof message.layer !== "number" || (message.layer | 0) !== message.layer)
                        return "layer: enum value expected";
                if (message.xy != null && $Object.hasOwnProperty.call(message, "xy")) {
                    if (!$Array.isArray(message.xy))
                        return "xy: array expected";
                    for (let i = 0; i < message.xy.length; ++i)
                        if (typeof message.xy[i] !== "number")
                            return "xy: number[] expected";
                }
                return null;
            };

            /**
             * Gets the type url for MapLine
             * @function getTypeUrl
             * @memberof goshawk.v1.MapLine
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            MapLine.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/goshawk.v1.MapLine";
            };

            return MapLine;
        })();

        v1.MapArea = (function() {

            /**
             * Properties of a MapArea.
             * @typedef {Object} goshawk.v1.MapArea.$Properties
             * @property {Array.<goshawk.v1.MapRing.$Properties>|null} [rings] MapArea rings
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a MapArea.
             * @memberof goshawk.v1
             * @interface IMapArea
             * @augments goshawk.v1.MapArea.$Properties
             * @deprecated Use goshawk.v1.MapArea.$Properties instead.
             */

            /**
             * Shape of a MapArea.
             * @typedef {goshawk.v1.MapArea.$Properties} goshawk.v1.MapArea.$Shape
             */

            /**
             * Constructs a new MapArea.
             * @memberof goshawk.v1
             * @classdesc Represents a MapArea.
             * @constructor
             * @param {goshawk.v1.MapArea.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const MapArea = function (properties) {
                this.rings = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * MapArea rings.
             * @member {Array.<goshawk.v1.MapRing.$Properties>} rings
             * @memberof goshawk.v1.MapArea
             * @instance
             */
            MapArea.prototype.rings = $util.emptyArray;

            /**
             * Creates a new MapArea instance using the specified properties.
             * @function create
             * @memberof goshawk.v1.MapArea
             * @static
             * @param {goshawk.v1.MapArea.$Properties=} [properties] Properties to set
             * @returns {goshawk.v1.MapArea} MapArea instance
             * @type {{
             *   (properties: goshawk.v1.MapArea.$Shape): goshawk.v1.MapArea & goshawk.v1.MapArea.$Shape;
             *   (properties?: goshawk.v1.MapArea.$Properties): goshawk.v1.MapArea;
             * }}
             */
            MapArea.create = function(properties) {
                return new MapArea(properties);
            };

            /**
             * Encodes the specified MapArea message. Does not implicitly {@link goshawk.v1.MapArea.verify|verify} messages.
             * @function encode
             * @memberof goshawk.v1.MapArea
             * @static
             * @param {goshawk.v1.MapArea.$Properties} message MapArea message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            MapArea.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.rings != null && message.rings.length)
                    for (let i = 0; i < message.rings.length; ++i)
                        $root.goshawk.v1.MapRing.encode(message.rings[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a MapArea message from the specified reader or buffer.
             * @function decode
             * @memberof goshawk.v1.MapArea
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {goshawk.v1.MapArea & goshawk.v1.MapArea.$Shape} MapArea
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            MapArea.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.goshawk.v1.MapArea();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.rings && message.rings.length))
                                message.rings = [];
                            message.rings.push($root.goshawk.v1.MapRing.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Verifies a MapArea message.
             * @function verify
             * @memberof goshawk.v1.MapArea
             * @static
             * @param {Object.<string,*>} message Plain object to verify
             * @returns {string|null} `null` if valid, otherwise the reason why it is not
             */
            MapArea.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message.rings != null && $Object.hasOwnProperty.call(message, "rings")) {
                    if (!$Array.isArray(message.rings))
                        return "rings: array expected";
                    for (let i = 0; i < message.rings.length; ++i) {
                        let error = $root.goshawk.v1.MapRing.verify(message.rings[i], _depth + 1);
                        if (error)
                            return "rings." + error;
                    }
                }
                return null;
            };

            /**
             * Gets the type url for MapArea
             * @function getTypeUrl
             * @memberof goshawk.v1.MapArea
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            MapArea.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/goshawk.v1.MapArea";
            };

            return MapArea;
        })();

        v1.MapRing = (function() {

            /**
             * Properties of a MapRing.
             * @typedef {Object} goshawk.v1.MapRing.$Properties
             * @property {Array.<number>|null} [xy] MapRing xy
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a MapRing.
             * @memberof goshawk.v1
             * @interface IMapRing
             * @augments goshawk.v1.MapRing.$Properties
             * @deprecated Use goshawk.v1.MapRing.$Properties instead.
             */

            /**
             * Shape of a MapRing.
             * @typedef {goshawk.v1.MapRing.$Properties} goshawk.v1.MapRing.$Shape
             */

            /**
             * Constructs a new MapRing.
             * @memberof goshawk.v1
             * @classdesc Represents a MapRing.
             * @constructor
             * @param {goshawk.v1.MapRing.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const MapRing = function (properties) {
                this.xy = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * MapRing xy.
             * @member {Array.<number>} xy
             * @memberof goshawk.v1.MapRing
             * @instance
             */
            MapRing.prototype.xy = $util.emptyArray;

            /**
             * Creates a new MapRing instance using the specified properties.
             * @function create
             * @memberof goshawk.v1.MapRing
             * @static
             * @param {goshawk.v1.MapRing.$Properties=} [properties] Properties to set
             * @returns {goshawk.v1.MapRing} MapRing instance
             * @type {{
             *   (properties: goshawk.v1.MapRing.$Shape): goshawk.v1.MapRing & goshawk.v1.MapRing.$Shape;
             *   (properties?: goshawk.v1.MapRing.$Properties): goshawk.v1.MapRing;
             * }}
             */
            MapRing.create = function(properties) {
                return new MapRing(properties);
            };

            /**
             * Encodes the specified MapRing message. Does not implicitly {@link goshawk.v1.MapRing.verify|verify} messages.
             * @function encode
             * @memberof goshawk.v1.MapRing
             * @static
             * @param {goshawk.v1.MapRing.$Properties} message MapRing message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            MapRing.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.xy != null && message.xy.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).floats(message.xy);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a MapRing message from the specified reader or buffer.
             * @function decode
             * @memberof goshawk.v1.MapRing
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {goshawk.v1.MapRing & goshawk.v1.MapRing.$Shape} MapRing
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            MapRing.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.goshawk.v1.MapRing();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType === 2) {
                                if (!(message.xy && message.xy.length))
                                    message.xy = [];
                                reader.floats(message.xy);
                                continue;
                            }
                            if (wireType !== 5)
                                break;
                            if (!(message.xy && message.xy.length))
                                message.xy = [];
                            message.xy.push(reader.float());
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Verifies a MapRing message.
             * @function verify
             * @memberof goshawk.v1.MapRing
             * @static
             * @param {Object.<string,*>} message Plain object to verify
             * @returns {string|null} `null` if valid, otherwise the reason why it is not
             */
            MapRing.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message.xy != null && $Object.hasOwnProperty.call(message, "xy")) {
                    if (!$Array.isArray(message.xy))
                        return "xy: array expected";
                    for (let i = 0; i < message.xy.length; ++i)
                        if (typeof message.xy[i] !== "number")
                            return "xy: number[] expected";
                }
                return null;
            };

            /**
             * Gets the type url for MapRing
             * @function getTypeUrl
             * @memberof goshawk.v1.MapRing
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            MapRing.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/goshawk.v1.MapRing";
            };

            return MapRing;
        })();

        v1.DetectedObject = (function() {

            /**
             * Properties of a DetectedObject.
             * @typedef {Object} goshawk.v1.DetectedObject.$Properties
             * @property {string|null} [label] DetectedObject label
             * @property {number|null} [score] DetectedObject score
             * @property {goshawk.v1.Vector3.$Properties|null} [center] DetectedObject center
             * @property {goshawk.v1.Size.$Properties|null} [size] DetectedObject size
             * @property {number|null} [yawRad] DetectedObject yawRad
             * @property {number|null} [velocityXMps] DetectedObject velocityXMps
             * @property {number|null} [velocityYMps] DetectedObject velocityYMps
             * @property {string|null} [attribute] DetectedObject attribute
             * @property {string|null} [id] DetectedObject id
             * @property {goshawk.v1.Quaternion.$Properties|null} [rotation] DetectedObject rotation
             * @property {number|null} [velocityZMps] DetectedObject velocityZMps
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a DetectedObject.
             * @memberof goshawk.v1
             * @interface IDetectedObject
             * @augments goshawk.v1.DetectedObject.$Properties
             * @deprecated Use goshawk.v1.DetectedObject.$Properties instead.
             */

            /**
             * Shape of a DetectedObject.
             * @typedef {goshawk.v1.DetectedObject.$Properties} goshawk.v1.DetectedObject.$Shape
             */

            /**
             * Constructs a new DetectedObject.
             * @memberof goshawk.v1
             * @classdesc Represents a DetectedObject.
             * @constructor
             * @param {goshawk.v1.DetectedObject.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const DetectedObject = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * DetectedObject label.
             * @member {string} label
             * @memberof goshawk.v1.DetectedObject
             * @instance
             */
            DetectedObject.prototype.label = "";

            /**
             * DetectedObject score.
             * @member {number} score
             * @memberof goshawk.v1.DetectedObject
             * @instance
             */
            DetectedObject.prototype.score = 0;

            /**
             * DetectedObject center.
             * @member {goshawk.v1.Vector3.$Properties|null|undefined} center
             * @memberof goshawk.v1.DetectedObject
             * @instance
             */
            DetectedObject.prototype.center = null;

            /**
             * DetectedObject size.
             * @member {goshawk.v1.Size.$Properties|null|undefined} size
             * @memberof goshawk.v1.DetectedObject
             * @instance
             */
            DetectedObject.prototype.size = null;

            /**
             * DetectedObject yawRad.
             * @member {number} yawRad
             * @memberof goshawk.v1.DetectedObject
             * @instance
             */
            DetectedObject.prototype.yawRad = 0;

            /**
             * DetectedObject velocityXMps.
             * @member {number} velocityXMps
             * @memberof goshawk.v1.DetectedObject
             * @instance
             */
            DetectedObject.prototype.velocityXMps = 0;

            /**
             * DetectedObject velocityYMps.
             * @member {number} velocityYMps
             * @memberof goshawk.v1.DetectedObject
             * @instance
             */
            DetectedObject.prototype.velocityYMps = 0;

            /**
             * DetectedObject attribute.
             * @member {string} attribute
             * @memberof goshawk.v1.DetectedObject
             * @instance
             */
            DetectedObject.prototype.attribute = "";

            /**
             * DetectedObject id.
             * @member {string} id
             * @memberof goshawk.v1.DetectedObject
             * @instance
             */
            DetectedObject.prototype.id = "";

            /**
             * DetectedObject rotation.
             * @member {goshawk.v1.Quaternion.$Properties|null|undefined} rotation
             * @memberof goshawk.v1.DetectedObject
             * @instance
             */
            DetectedObject.prototype.rotation = null;

            /**
             * DetectedObject velocityZMps.
             * @member {number} velocityZMps
             * @memberof goshawk.v1.DetectedObject
             * @instance
             */
            DetectedObject.prototype.velocityZMps = 0;

            /**
             * Creates a new DetectedObject instance using the specified properties.
             * @function create
             * @memberof goshawk.v1.DetectedObject
             * @static
             * @param {goshawk.v1.DetectedObject.$Properties=} [properties] Properties to set
             * @returns {goshawk.v1.DetectedObject} DetectedObject instance
             * @type {{
             *   (properties: goshawk.v1.DetectedObject.$Shape): goshawk.v1.DetectedObject & goshawk.v1.DetectedObject.$Shape;
             *   (properties?: goshawk.v1.DetectedObject.$Properties): goshawk.v1.DetectedObject;
             * }}
             */
            DetectedObject.create = function(properties) {
                return new DetectedObject(properties);
            };

            /**
             * Encodes the specified DetectedObject message. Does not implicitly {@link goshawk.v1.DetectedObject.verify|verify} messages.
             * @function encode
             * @memberof goshawk.v1.DetectedObject
             * @static
             * @param {goshawk.v1.DetectedObject.$Properties} message DetectedObject message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            DetectedObject.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.label != null && $Object.hasOwnProperty.call(message, "label") && message.label !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.label);
                if (message.score != null && $Object.hasOwnProperty.call(message, "score") && !$Object.is(message.score, 0))
                    writer.uint32(/* id 2, wireType 5 =*/21).float(message.score);
                if (message.center != null && $Object.hasOwnProperty.call(message, "center"))
                    $root.goshawk.v1.Vector3.encode(message.center, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                if (message.size != null && $Object.hasOwnProperty.call(message, "size"))
                    $root.goshawk.v1.Size.encode(message.size, writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                if (message.yawRad != null && $Object.hasOwnProperty.call(message, "yawRad") && !$Object.is(message.yawRad, 0))
                    writer.uint32(/* id 5, wireType 1 =*/41).double(message.yawRad);
                if (message.velocityXMps != null && $Object.hasOwnProperty.call(message, "velocityXMps") && !$Object.is(message.velocityXMps, 0))
                    writer.uint32(/* id 6, wireType 1 =*/49).double(message.velocityXMps);
                if (message.velocityYMps != null && $Object.hasOwnProperty.call(message, "velocityYMps") && !$Object.is(message.velocityYMps, 0))
                    writer.uint32(/* id 7, wireType 1 =*/57).double(message.velocityYMps);
                if (message.attribute != null && $Object.hasOwnProperty.call(message, "attribute") && message.attribute !== "")
                    writer.uint32(/* id 8, wireType 2 =*/66).string(message.attribute);
                if (message.id != null && $Object.hasOwnProperty.call(message, "id") && message.id !== "")
                    writer.uint32(/* id 9, wireType 2 =*/74).string(message.id);
                if (message.rotation != null && $Object.hasOwnProperty.call(message, "rotation"))
                    $root.goshawk.v1.Quaternion.encode(message.rotation, writer.uint32(/* id 10, wireType 2 =*/82).fork(), _depth + 1).ldelim();
                if (message.velocityZMps != null && $Object.hasOwnProperty.call(message, "velocityZMps") && !$Object.is(message.velocityZMps, 0))
                    writer.uint32(/* id 11, wireType 1 =*/89).double(message.velocityZMps);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a DetectedObject message from the specified reader or buffer.
             * @function decode
             * @memberof goshawk.v1.DetectedObject
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {goshawk.v1.DetectedObject & goshawk.v1.DetectedObject.$Shape} DetectedObject
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            DetectedObject.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.goshawk.v1.DetectedObject();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.label = value;
                            else
                                delete message.label;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 5)
                                break;
                            if (!$Object.is(value = reader.float(), 0))
                                message.score = value;
                            else
                                delete message.score;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            message.center = $root.goshawk.v1.Vector3.decode(reader, reader.size(), $undefined, _depth + 1, message.center);
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            message.size = $root.goshawk.v1.Size.decode(reader, reader.size(), $undefined, _depth + 1, message.size);
                            continue;
                        }
                    case 5: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.yawRad = value;
                            else
                                delete message.yawRad;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.velocityXMps = value;
                            else
                                delete message.velocityXMps;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.velocityYMps = value;
                            else
                                delete message.velocityYMps;
                            continue;
                        }
                    case 8: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.attribute = value;
                            else
                                delete message.attribute;
                            continue;
                        }
                    case 9: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.id = value;
                            else
                                delete message.id;
                            continue;
                        }
                    case 10: {
                            if (wireType !== 2)
                                break;
                            message.rotation = $root.goshawk.v1.Quaternion.decode(reader, reader.size(), $undefined, _depth + 1, message.rotation);
                            continue;
                        }
                    case 11: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.velocityZMps = value;
                            else
                                delete message.velocityZMps;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Verifies a DetectedObject message.
             * @function verify
             * @memberof goshawk.v1.DetectedObject
             * @static
             * @param {Object.<string,*>} message Plain object to verify
             * @returns {string|null} `null` if valid, otherwise the reason why it is not
             */
            DetectedObject.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message.label != null && $Object.hasOwnProperty.call(message, "label"))
                    if (!$util.isString(message.label))
                        return "label: string expected";
                if (message.score != null && $Object.hasOwnProperty.call(message, "score"))
                    if (typeof message.score !== "number")
                        return "score: number expected";
                if (message.center != null && $Object.hasOwnProperty.call(message, "center")) {
                    let error = $root.goshawk.v1.Vector3.verify(message.center, _depth + 1);
                    if (error)
                        return "center." + error;
                }
                if (message.size != null && $Object.hasOwnProperty.call(message, "size")) {
                    let error = $root.goshawk.v1.Size.verify(message.size, _depth + 1);
                    if (error)
                        return "size." + error;
                }
                if (message.yawRad != null && $Object.hasOwnProperty.call(message, "yawRad"))
                    if (typeof message.yawRad !== "number")
                        return "yawRad: number expected";
                if (message.velocityXMps != null && $Object.hasOwnProperty.call(message, "velocityXMps"))
                    if (typeof message.velocityXMps !== "number")
                        return "velocityXMps: number expected";
                if (message.velocityYMps != null && $Object.hasOwnProperty.call(message, "velocityYMps"))
                    if (typeof message.velocityYMps !== "number")
                        return "velocityYMps: number expected";
                if (message.attribute != null && $Object.hasOwnProperty.call(message, "attribute"))
                    if (!$util.isString(message.attribute))
                        return "attribute: string expected";
                if (message.id != null && $Object.hasOwnProperty.call(message, "id"))
                    if (!$util.isString(message.id))
                        return "id: string expected";
                if (message.rotation != null && $Object.hasOwnProperty.call(message, "rotation")) {
                    let error = $root.goshawk.v1.Quaternion.verify(message.rotation, _depth + 1);
                    if (error)
                        return "rotation." + error;
                }
                if (message.velocityZMps != null && $Object.hasOwnProperty.call(message, "velocityZMps"))
                    if (typeof message.velocityZMps !== "number")
                        return "velocityZMps: number expected";
                return null;
            };

            /**
             * Gets the type url for DetectedObject
             * @function getTypeUrl
             * @memberof goshawk.v1.DetectedObject
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            DetectedObject.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/goshawk.v1.DetectedObject";
            };

            return DetectedObject;
        })();

        v1.ModelInfo = (function() {

            /**
             * Properties of a ModelInfo.
             * @typedef {Object} goshawk.v1.ModelInfo.$Properties
             * @property {string|null} [bundle] ModelInfo bundle
             * @property {string|null} [architecture] ModelInfo architecture
             * @property {string|null} [provider] ModelInfo provider
             * @property {boolean|null} [trained] ModelInfo trained
             * @property {string|null} [sha256] ModelInfo sha256
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ModelInfo.
             * @memberof goshawk.v1
             * @interface IModelInfo
             * @augments goshawk.v1.ModelInfo.$Properties
             * @deprecated Use goshawk.v1.ModelInfo.$Properties instead.
             */

            /**
             * Shape of a ModelInfo.
             * @typedef {goshawk.v1.ModelInfo.$Properties} goshawk.v1.ModelInfo.$Shape
             */

            /**
             * Constructs a new ModelInfo.
             * @memberof goshawk.v1
             * @classdesc Represents a ModelInfo.
             * @constructor
             * @param {goshawk.v1.ModelInfo.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ModelInfo = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ModelInfo bundle.
             * @member {string} bundle
             * @memberof goshawk.v1.ModelInfo
             * @instance
             */
            ModelInfo.prototype.bundle = "";

            /**
             * ModelInfo architecture.
             * @member {string} architecture
             * @memberof goshawk.v1.ModelInfo
             * @instance
             */
            ModelInfo.prototype.architecture = "";

            /**
             * ModelInfo provider.
             * @member {string} provider
             * @memberof goshawk.v1.ModelInfo
             * @instance
             */
            ModelInfo.prototype.provider = "";

            /**
             * ModelInfo trained.
             * @member {boolean} trained
             * @memberof goshawk.v1.ModelInfo
             * @instance
             */
            ModelInfo.prototype.trained = false;

            /**
             * ModelInfo sha256.
             * @member {string} sha256
             * @memberof goshawk.v1.ModelInfo
             * @instance
             */
            ModelInfo.prototype.sha256 = "";

            /**
             * Creates a new ModelInfo instance using the specified properties.
             * @function create
             * @memberof goshawk.v1.ModelInfo
             * @static
             * @param {goshawk.v1.ModelInfo.$Properties=} [properties] Properties to set
             * @returns {goshawk.v1.ModelInfo} ModelInfo instance
             * @type {{
             *   (properties: goshawk.v1.ModelInfo.$Shape): goshawk.v1.ModelInfo & goshawk.v1.ModelInfo.$Shape;
             *   (properties?: goshawk.v1.ModelInfo.$Properties): goshawk.v1.ModelInfo;
             * }}
             */
            ModelInfo.create = function(properties) {
                return new ModelInfo(properties);
            };

            /**
             * Encodes the specified ModelInfo message. Does not implicitly {@link goshawk.v1.ModelInfo.verify|verify} messages.
             * @function encode
             * @memberof goshawk.v1.ModelInfo
             * @static
             * @param {goshawk.v1.ModelInfo.$Properties} message ModelInfo message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ModelInfo.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.bundle != null && $Object.hasOwnProperty.call(message, "bundle") && message.bundle !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.bundle);
                if (message.architecture != null && $Object.hasOwnProperty.call(message, "architecture") && message.architecture !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.architecture);
                if (message.provider != null && $Object.hasOwnProperty.call(message, "provider") && message.provider !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.provider);
                if (message.trained != null && $Object.hasOwnProperty.call(message, "trained") && message.trained !== false)
                    writer.uint32(/* id 4, wireType 0 =*/32).bool(message.trained);
                if (message.sha256 != null && $Object.hasOwnProperty.call(message, "sha256") && message.sha256 !== "")
                    writer.uint32(/* id 5, wireType 2 =*/42).string(message.sha256);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ModelInfo message from the specified reader or buffer.
             * @function decode
             * @memberof goshawk.v1.ModelInfo
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {goshawk.v1.ModelInfo & goshawk.v1.ModelInfo.$Shape} ModelInfo
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ModelInfo.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.goshawk.v1.ModelInfo();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.bundle = value;
                            else
                                delete message.bundle;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.architecture = value;
                            else
                                delete message.architecture;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.provider = value;
                            else
                                delete message.provider;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.trained = value;
                            else
                                delete message.trained;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.sha256 = value;
                            else
                                delete message.sha256;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Verifies a ModelInfo message.
             * @function verify
             * @memberof goshawk.v1.ModelInfo
             * @static
             * @param {Object.<string,*>} message Plain object to verify
             * @returns {string|null} `null` if valid, otherwise the reason why it is not
             */
            ModelInfo.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message.bundle != null && $Object.hasOwnProperty.call(message, "bundle"))
                    if (!$util.isString(message.bundle))
                        return "bundle: string expected";
                if (message.architecture != null && $Object.hasOwnProperty.call(message, "architecture"))
                    if (!$util.isString(message.architecture))
                        return "architecture: string expected";
                if (message.provider != null && $Object.hasOwnProperty.call(message, "provider"))
                    if (!$util.isString(message.provider))
                        return "provider: string expected";
                if (message.trained != null && $Object.hasOwnProperty.call(message, "trained"))
                    if (typeof message.trained !== "boolean")
                        return "trained: boolean expected";
                if (message.sha256 != null && $Object.hasOwnProperty.call(message, "sha256"))
                    if (!$util.isString(message.sha256))
                        return "sha256: string expected";
                return null;
            };

            /**
             * Gets the type url for ModelInfo
             * @function getTypeUrl
             * @memberof goshawk.v1.ModelInfo
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            ModelInfo.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/goshawk.v1.ModelInfo";
            };

            return ModelInfo;
        })();

        v1.BevHeat = (function() {

            /**
             * Properties of a BevHeat.
             * @typedef {Object} goshawk.v1.BevHeat.$Properties
             * @property {number|null} [rows] BevHeat rows
             * @property {number|null} [columns] BevHeat columns
             * @property {number|null} [xMinM] BevHeat xMinM
             * @property {number|null} [xMaxM] BevHeat xMaxM
             * @property {number|null} [yMinM] BevHeat yMinM
             * @property {number|null} [yMaxM] BevHeat yMaxM
             * @property {goshawk.v1.Pose.$Properties|null} [egoFromLidar] BevHeat egoFromLidar
             * @property {number|null} [part] BevHeat part
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a BevHeat.
             * @memberof goshawk.v1
             * @interface IBevHeat
             * @augments goshawk.v1.BevHeat.$Properties
             * @deprecated Use goshawk.v1.BevHeat.$Properties instead.
             */

            /**
             * Shape of a BevHeat.
             * @typedef {goshawk.v1.BevHeat.$Properties} goshawk.v1.BevHeat.$Shape
             */

            /**
             * Constructs a new BevHeat.
             * @memberof goshawk.v1
             * @classdesc Represents a BevHeat.
             * @constructor
             * @param {goshawk.v1.BevHeat.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const BevHeat = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * BevHeat rows.
             * @member {number} rows
             * @memberof goshawk.v1.BevHeat
             * @instance
             */
            BevHeat.prototype.rows = 0;

            /**
             * BevHeat columns.
             * @member {number} columns
             * @memberof goshawk.v1.BevHeat
             * @instance
             */
            BevHeat.prototype.columns = 0;

            /**
             * BevHeat xMinM.
             * @member {number} xMinM
             * @memberof goshawk.v1.BevHeat
             * @instance
             */
            BevHeat.prototype.xMinM = 0;

            /**
             * BevHeat xMaxM.
             * @member {number} xMaxM
             * @memberof goshawk.v1.BevHeat
             * @instance
             */
            BevHeat.prototype.xMaxM = 0;

            /**
             * BevHeat yMinM.
             * @member {number} yMinM
             * @memberof goshawk.v1.BevHeat
             * @instance
             */
            BevHeat.prototype.yMinM = 0;

            /**
             * BevHeat yMaxM.
             * @member {number} yMaxM
             * @memberof goshawk.v1.BevHeat
             * @instance
             */
            BevHeat.prototype.yMaxM = 0;

            /**
             * BevHeat egoFromLidar.
             * @member {goshawk.v1.Pose.$Properties|null|undefined} egoFromLidar
             * @memberof goshawk.v1.BevHeat
             * @instance
             */
            BevHeat.prototype.egoFromLidar = null;

            /**
             * BevHeat part.
             * @member {number} part
             * @memberof goshawk.v1.BevHeat
             * @instance
             */
            BevHeat.prototype.part = 0;

            /**
             * Creates a new BevHeat instance using the specified properties.
             * @function create
             * @memberof goshawk.v1.BevHeat
             * @static
             * @param {goshawk.v1.BevHeat.$Properties=} [properties] Properties to set
             * @returns {goshawk.v1.BevHeat} BevHeat instance
             * @type {{
             *   (properties: goshawk.v1.BevHeat.$Shape): goshawk.v1.BevHeat & goshawk.v1.BevHeat.$Shape;
             *   (properties?: goshawk.v1.BevHeat.$Properties): goshawk.v1.BevHeat;
             * }}
             */
            BevHeat.create = function(properties) {
                return new BevHeat(properties);
            };

            /**
             * Encodes the specified BevHeat message. Does not implicitly {@link goshawk.v1.BevHeat.verify|verify} messages.
             * @function encode
             * @memberof goshawk.v1.BevHeat
             * @static
             * @param {goshawk.v1.BevHeat.$Properties} message BevHeat message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            BevHeat.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.rows != null && $Object.hasOwnProperty.call(message, "rows") && message.rows !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.rows);
                if (message.columns != null && $Object.hasOwnProperty.call(message, "columns") && message.columns !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.columns);
                if (message.xMinM != null && $Object.hasOwnProperty.call(message, "xMinM") && !$Object.is(message.xMinM, 0))
                    writer.uint32(/* id 3, wireType 1 =*/25).double(message.xMinM);
                if (message.xMaxM != null && $Object.hasOwnProperty.call(message, "xMaxM") && !$Object.is(message.xMaxM, 0))
                    writer.uint32(/* id 4, wireType 1 =*/33).double(message.xMaxM);
                if (message.yMinM != null && $Object.hasOwnProperty.call(message, "yMinM") && !$Object.is(message.yMinM, 0))
                    writer.uint32(/* id 5, wireType 1 =*/41).double(message.yMinM);
                if (message.yMaxM != null && $Object.hasOwnProperty.call(message, "yMaxM") && !$Object.is(message.yMaxM, 0))
                    writer.uint32(/* id 6, wireType 1 =*/49).double(message.yMaxM);
                if (message.egoFromLidar != null && $Object.hasOwnProperty.call(message, "egoFromLidar"))
                    $root.goshawk.v1.Pose.encode(message.egoFromLidar, writer.uint32(/* id 7, wireType 2 =*/58).fork(), _depth + 1).ldelim();
                if (message.part != null && $Object.hasOwnProperty.call(message, "part") && message.part !== 0)
                    writer.uint32(/* id 8, wireType 0 =*/64).uint32(message.part);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a BevHeat message from the specified reader or buffer.
             * @function decode
             * @memberof goshawk.v1.BevHeat
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {goshawk.v1.BevHeat & goshawk.v1.BevHeat.$Shape} BevHeat
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            BevHeat.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.goshawk.v1.BevHeat();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.rows = value;
                            else
                                delete message.rows;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.columns = value;
                            else
                                delete message.columns;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.xMinM = value;
                            else
                                delete message.xMinM;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.xMaxM = value;
                            else
                                delete message.xMaxM;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.yMinM = value;
                            else
                                delete message.yMinM;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.yMaxM = value;
                            else
                                delete message.yMaxM;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            message.egoFromLidar = $root.goshawk.v1.Pose.decode(reader, reader.size(), $undefined, _depth + 1, message.egoFromLidar);
                            continue;
                        }
                    case 8: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.part = value;
                            else
                                delete message.part;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Verifies a BevHeat message.
             * @function verify
             * @memberof goshawk.v1.BevHeat
             * @static
             * @param {Object.<string,*>} message Plain object to verify
             * @returns {string|null} `null` if valid, otherwise the reason why it is not
             */
            BevHeat.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message.rows != null && $Object.hasOwnProperty.call(message, "rows"))
                    if (!$util.isInteger(message.rows))
                        return "rows: integer expected";
                if (message.columns != null && $Object.hasOwnProperty.call(message, "columns"))
                    if (!$util.isInteger(message.columns))
                        return "columns: integer expected";
                if (message.xMinM != null && $Object.hasOwnProperty.call(message, "xMinM"))
                    if (typeof message.xMinM !== "number")
                        return "xMinM: number expected";
                if (message.xMaxM != null && $Object.hasOwnProperty.call(message, "xMaxM"))
                    if (typeof message.xMaxM !== "number")
                        return "xMaxM: number expected";
                if (message.yMinM != null && $Object.hasOwnProperty.call(message, "yMinM"))
                    if (typeof message.yMinM !== "number")
                        return "yMinM: number expected";
                if (message.yMaxM != null && $Object.hasOwnProperty.call(message, "yMaxM"))
                    if (typeof message.yMaxM !== "number")
                        return "yMaxM: number expected";
                if (message.egoFromLidar != null && $Object.hasOwnProperty.call(message, "egoFromLidar")) {
                    let error = $root.goshawk.v1.Pose.verify(message.egoFromLidar, _depth + 1);
                    if (error)
                        return "egoFromLidar." + error;
                }
                if (message.part != null && $Object.hasOwnProperty.call(message, "part"))
                    if (!$util.isInteger(message.part))
                        return "part: integer expected";
                return null;
            };

            /**
             * Gets the type url for BevHeat
             * @function getTypeUrl
             * @memberof goshawk.v1.BevHeat
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            BevHeat.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/goshawk.v1.BevHeat";
            };

            return BevHeat;
        })();

        v1.DetectedObjects = (function() {

            /**
             * Properties of a DetectedObjects.
             * @typedef {Object} goshawk.v1.DetectedObjects.$Properties
             * @property {string|null} [scene] DetectedObjects scene
             * @property {string|null} [sampleToken] DetectedObjects sampleToken
             * @property {number|null} [timestampUs] DetectedObjects timestampUs
             * @property {goshawk.v1.Pose.$Properties|null} [globalFromEgo] DetectedObjects globalFromEgo
             * @property {Array.<goshawk.v1.DetectedObject.$Properties>|null} [objects] DetectedObjects objects
             * @property {goshawk.v1.ModelInfo.$Properties|null} [model] DetectedObjects model
             * @property {Array.<string>|null} [missingCameras] DetectedObjects missingCameras
             * @property {number|null} [egoSpeedMps] DetectedObjects egoSpeedMps
             * @property {Array.<goshawk.v1.MapLine.$Properties>|null} [map] DetectedObjects map
             * @property {goshawk.v1.BevHeat.$Properties|null} [heat] DetectedObjects heat
             * @property {goshawk.v1.Road.$Properties|null} [road] DetectedObjects road
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a DetectedObjects.
             * @memberof goshawk.v1
             * @interface IDetectedObjects
             * @augments goshawk.v1.DetectedObjects.$Properties
             * @deprecated Use goshawk.v1.DetectedObjects.$Properties instead.
             */

            /**
             * Shape of a DetectedObjects.
             * @typedef {goshawk.v1.DetectedObjects.$Properties} goshawk.v1.DetectedObjects.$Shape
             */

            /**
             * Constructs a new DetectedObjects.
             * @memberof goshawk.v1
             * @classdesc Represents a DetectedObjects.
             * @constructor
             * @param {goshawk.v1.DetectedObjects.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const DetectedObjects = function (properties) {
                this.objects = [];
                this.missingCameras = [];
                this.map = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * DetectedObjects scene.
             * @member {string} scene
             * @memberof goshawk.v1.DetectedObjects
             * @instance
             */
            DetectedObjects.prototype.scene = "";

            /**
             * DetectedObjects sampleToken.
             * @member {string} sampleToken
             * @memberof goshawk.v1.DetectedObjects
             * @instance
             */
            DetectedObjects.prototype.sampleToken = "";

            /**
             * DetectedObjects timestampUs.
             * @member {number} timestampUs
             * @memberof goshawk.v1.DetectedObjects
             * @instance
             */
            DetectedObjects.prototype.timestampUs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * DetectedObjects globalFromEgo.
             * @member {goshawk.v1.Pose.$Properties|null|undefined} globalFromEgo
             * @memberof goshawk.v1.DetectedObjects
             * @instance
             */
            DetectedObjects.prototype.globalFromEgo = null;

            /**
             * DetectedObjects objects.
             * @member {Array.<goshawk.v1.DetectedObject.$Properties>} objects
             * @memberof goshawk.v1.DetectedObjects
             * @instance
             */
            DetectedObjects.prototype.objects = $util.emptyArray;

            /**
             * DetectedObjects model.
             * @member {goshawk.v1.ModelInfo.$Properties|null|undefined} model
             * @memberof goshawk.v1.DetectedObjects
             * @instance
             */
            DetectedObjects.prototype.model = null;

            /**
             * DetectedObjects missingCameras.
             * @member {Array.<string>} missingCameras
             * @memberof goshawk.v1.DetectedObjects
             * @instance
             */
            DetectedObjects.prototype.missingCameras = $util.emptyArray;

            /**
             * DetectedObjects egoSpeedMps.
             * @member {number} egoSpeedMps
             * @memberof goshawk.v1.DetectedObjects
             * @instance
             */
            DetectedObjects.prototype.egoSpeedMps = 0;

            /**
             * DetectedObjects map.
             * @member {Array.<goshawk.v1.MapLine.$Properties>} map
             * @memberof goshawk.v1.DetectedObjects
             * @instance
             */
            DetectedObjects.prototype.map = $util.emptyArray;

            /**
             * DetectedObjects heat.
             * @member {goshawk.v1.BevHeat.$Properties|null|undefined} heat
             * @memberof goshawk.v1.DetectedObjects
             * @instance
             */
            DetectedObjects.prototype.heat = null;

            /**
             * DetectedObjects road.
             * @member {goshawk.v1.Road.$Properties|null|undefined} road
             * @memberof goshawk.v1.DetectedObjects
             * @instance
             */
            DetectedObjects.prototype.road = null;

            /**
             * Creates a new DetectedObjects instance using the specified properties.
             * @function create
             * @memberof goshawk.v1.DetectedObjects
             * @static
             * @param {goshawk.v1.DetectedObjects.$Properties=} [properties] Properties to set
             * @returns {goshawk.v1.DetectedObjects} DetectedObjects instance
             * @type {{
             *   (properties: goshawk.v1.DetectedObjects.$Shape): goshawk.v1.DetectedObjects & goshawk.v1.DetectedObjects.$Shape;
             *   (properties?: goshawk.v1.DetectedObjects.$Properties): goshawk.v1.DetectedObjects;
             * }}
             */
            DetectedObjects.create = function(properties) {
                return new DetectedObjects(properties);
            };

            /**
             * Encodes the specified DetectedObjects message. Does not implicitly {@link goshawk.v1.DetectedObjects.verify|verify} messages.
             * @function encode
             * @memberof goshawk.v1.DetectedObjects
             * @static
             * @param {goshawk.v1.DetectedObjects.$Properties} message DetectedObjects message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            DetectedObjects.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.scene != null && $Object.hasOwnProperty.call(message, "scene") && message.scene !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.scene);
                if (message.sampleToken != null && $Object.hasOwnProperty.call(message, "sampleToken") && message.sampleToken !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.sampleToken);
                if (message.timestampUs != null && $Object.hasOwnProperty.call(message, "timestampUs") && (typeof message.timestampUs === "object" ? message.timestampUs.low || message.timestampUs.high : message.timestampUs !== 0))
                    writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.timestampUs);
                if (message.globalFromEgo != null && $Object.hasOwnProperty.call(message, "globalFromEgo"))
                    $root.goshawk.v1.Pose.encode(message.globalFromEgo, writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                if (message.objects != null && message.objects.length)
                    for (let i = 0; i < message.objects.length; ++i)
                        $root.goshawk.v1.DetectedObject.encode(message.objects[i], writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
                if (message.model != null && $Object.hasOwnProperty.call(message, "model"))
                    $root.goshawk.v1.ModelInfo.encode(message.model, writer.uint32(/* id 6, wireType 2 =*/50).fork(), _depth + 1).ldelim();
                if (message.missingCameras != null && message.missingCameras.length)
                    for (let i = 0; i < message.missingCameras.length; ++i)
                        writer.uint32(/* id 7, wireType 2 =*/58).string(message.missingCameras[i]);
                if (message.egoSpeedMps != null && $Object.hasOwnProperty.call(message, "egoSpeedMps") && !$Object.is(message.egoSpeedMps, 0))
                    writer.uint32(/* id 8, wireType 1 =*/65).double(message.egoSpeedMps);
                if (message.map != null && message.map.length)
                    for (let i = 0; i < message.map.length; ++i)
                        $root.goshawk.v1.MapLine.encode(message.map[i], writer.uint32(/* id 9, wireType 2 =*/74).fork(), _depth + 1).ldelim();
                if (message.heat != null && $Object.hasOwnProperty.call(message, "heat"))
                    $root.goshawk.v1.BevHeat.encode(message.heat, writer.uint32(/* id 10, wireType 2 =*/82).fork(), _depth + 1).ldelim();
                if (message.road != null && $Object.hasOwnProperty.call(message, "road"))
                    $root.goshawk.v1.Road.encode(message.road, writer.uint32(/* id 11, wireType 2 =*/90).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a DetectedObjects message from the specified reader or buffer.
             * @function decode
             * @memberof goshawk.v1.DetectedObjects
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {goshawk.v1.DetectedObjects & goshawk.v1.DetectedObjects.$Shape} DetectedObjects
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            DetectedObjects.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.goshawk.v1.DetectedObjects();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.scene = value;
                            else
                                delete message.scene;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.sampleToken = value;
                            else
                                delete message.sampleToken;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.timestampUs = value;
                            else
                                delete message.timestampUs;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            message.globalFromEgo = $root.goshawk.v1.Pose.decode(reader, reader.size(), $undefined, _depth + 1, message.globalFromEgo);
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if (!(message.objects && message.objects.length))
                                message.objects = [];
                            message.objects.push($root.goshawk.v1.DetectedObject.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            message.model = $root.goshawk.v1.ModelInfo.decode(reader, reader.size(), $undefined, _depth + 1, message.model);
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            if (!(message.missingCameras && message.missingCameras.length))
                                message.missingCameras = [];
                            message.missingCameras.push(reader.stringVerify());
                            continue;
                        }
                    case 8: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.egoSpeedMps = value;
                            else
                                delete message.egoSpeedMps;
                            continue;
                        }
                    case 9: {
                            if (wireType !== 2)
                                break;
                            if (!(message.map && message.map.length))
                                message.map = [];
                            message.map.push($root.goshawk.v1.MapLine.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 10: {
                            if (wireType !== 2)
                                break;
                            message.heat = $root.goshawk.v1.BevHeat.decode(reader, reader.size(), $undefined, _depth + 1, message.heat);
                            continue;
                        }
                    case 11: {
                            if (wireType !== 2)
                                break;
                            message.road = $root.goshawk.v1.Road.decode(reader, reader.size(), $undefined, _depth + 1, message.road);
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Verifies a DetectedObjects message.
             * @function verify
             * @memberof goshawk.v1.DetectedObjects
             * @static
             * @param {Object.<string,*>} message Plain object to verify
             * @returns {string|null} `null` if valid, otherwise the reason why it is not
             */
            DetectedObjects.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message.scene != null && $Object.hasOwnProperty.call(message, "scene"))
                    if (!$util.isString(message.scene))
                        return "scene: string expected";
                if (message.sampleToken != null && $Object.hasOwnProperty.call(message, "sampleToken"))
                    if (!$util.isString(message.sampleToken))
                        return "sampleToken: string expected";
                if (message.timestampUs != null && $Object.hasOwnProperty.call(message, "timestampUs"))
                    if (!$util.isInteger(message.timestampUs) && !(message.timestampUs && $util.isInteger(message.timestampUs.low) && $util.isInteger(message.timestampUs.high)))
                        return "timestampUs: integer|Long expected";
                if (message.globalFromEgo != null && $Object.hasOwnProperty.call(message, "globalFromEgo")) {
                    let error = $root.goshawk.v1.Pose.verify(message.globalFromEgo, _depth + 1);
                    if (error)
                        return "globalFromEgo." + error;
                }
                if (message.objects != null && $Object.hasOwnProperty.call(message, "objects")) {
                    if (!$Array.isArray(message.objects))
                        return "objects: array expected";
                    for (let i = 0; i < message.objects.length; ++i) {
                        let error = $root.goshawk.v1.DetectedObject.verify(message.objects[i], _depth + 1);
                        if (error)
                            return "objects." + error;
                    }
                }
                if (message.model != null && $Object.hasOwnProperty.call(message, "model")) {
                    let error = $root.goshawk.v1.ModelInfo.verify(message.model, _depth + 1);
                    if (error)
                        return "model." + error;
                }
                if (message.missingCameras != null && $Object.hasOwnProperty.call(message, "missingCameras")) {
                    if (!$Array.isArray(message.missingCameras))
                        return "missingCameras: array expected";
                    for (let i = 0; i < message.missingCameras.length; ++i)
                        if (!$util.isString(message.missingCameras[i]))
                            return "missingCameras: string[] expected";
                }
                if (message.egoSpeedMps != null && $Object.hasOwnProperty.call(message, "egoSpeedMps"))
                    if (typeof message.egoSpeedMps !== "number")
                        return "egoSpeedMps: number expected";
                if (message.map != null && $Object.hasOwnProperty.call(message, "map")) {
                    if (!$Array.isArray(message.map))
                        return "map: array expected";
                    for (let i = 0; i < message.map.length; ++i) {
                        let error = $root.goshawk.v1.MapLine.verify(message.map[i], _depth + 1);
                        if (error)
                            return "map." + error;
                    }
                }
                if (message.heat != null && $Object.hasOwnProperty.call(message, "heat")) {
                    let error = $root.goshawk.v1.BevHeat.verify(message.heat, _depth + 1);
                    if (error)
                        return "heat." + error;
                }
                if (message.road != null && $Object.hasOwnProperty.call(message, "road")) {
                    let error = $root.goshawk.v1.Road.verify(message.road, _depth + 1);
                    if (error)
                        return "road." + error;
                }
                return null;
            };

            /**
             * Gets the type url for DetectedObjects
             * @function getTypeUrl
             * @memberof goshawk.v1.DetectedObjects
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            DetectedObjects.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/goshawk.v1.DetectedObjects";
            };

            return DetectedObjects;
        })();

        v1.Track = (function() {

            /**
             * Properties of a Track.
             * @typedef {Object} goshawk.v1.Track.$Properties
             * @property {string|null} [id] Track id
             * @property {goshawk.v1.DetectedObject.$Properties|null} [object] Track object
             * @property {number|null} [ageFrames] Track ageFrames
             * @property {number|null} [coastedFrames] Track coastedFrames
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Track.
             * @memberof goshawk.v1
             * @interface ITrack
             * @augments goshawk.v1.Track.$Properties
             * @deprecated Use goshawk.v1.Track.$Properties instead.
             */

            /**
             * Shape of a Track.
             * @typedef {goshawk.v1.Track.$Properties} goshawk.v1.Track.$Shape
             */

            /**
             * Constructs a new Track.
             * @memberof goshawk.v1
             * @classdesc Represents a Track.
             * @constructor
             * @param {goshawk.v1.Track.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Track = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Track id.
             * @member {string} id
             * @memberof goshawk.v1.Track
             * @instance
             */
            Track.prototype.id = "";

            /**
             * Track object.
             * @member {goshawk.v1.DetectedObject.$Properties|null|undefined} object
             * @memberof goshawk.v1.Track
             * @instance
             */
            Track.prototype.object = null;

            /**
             * Track ageFrames.
             * @member {number} ageFrames
             * @memberof goshawk.v1.Track
             * @instance
             */
            Track.prototype.ageFrames = 0;

            /**
             * Track coastedFrames.
             * @member {number} coastedFrames
             * @memberof goshawk.v1.Track
             * @instance
             */
            Track.prototype.coastedFrames = 0;

            /**
             * Creates a new Track instance using the specified properties.
             * @function create
             * @memberof goshawk.v1.Track
             * @static
             * @param {goshawk.v1.Track.$Properties=} [properties] Properties to set
             * @returns {goshawk.v1.Track} Track instance
             * @type {{
             *   (properties: goshawk.v1.Track.$Shape): goshawk.v1.Track & goshawk.v1.Track.$Shape;
             *   (properties?: goshawk.v1.Track.$Properties): goshawk.v1.Track;
             * }}
             */
            Track.create = function(properties) {
                return new Track(properties);
            };

            /**
             * Encodes the specified Track message. Does not implicitly {@link goshawk.v1.Track.verify|verify} messages.
             * @function encode
             * @memberof goshawk.v1.Track
             * @static
             * @param {goshawk.v1.Track.$Properties} message Track message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Track.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.id != null && $Object.hasOwnProperty.call(message, "id") && message.id !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.id);
                if (message.object != null && $Object.hasOwnProperty.call(message, "object"))
                    $root.goshawk.v1.DetectedObject.encode(message.object, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.ageFrames != null && $Object.hasOwnProperty.call(message, "ageFrames") && message.ageFrames !== 0)
                    writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.ageFrames);
                if (message.coastedFrames != null && $Object.hasOwnProperty.call(message, "coastedFrames") && message.coastedFrames !== 0)
                    writer.uint32(/* id 4, wireType 0 =*/32).uint32(message.coastedFrames);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Track message from the specified reader or buffer.
             * @function decode
             * @memberof goshawk.v1.Track
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {goshawk.v1.Track & goshawk.v1.Track.$Shape} Track
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Track.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.goshawk.v1.Track();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.id = value;
                            else
                                delete message.id;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.object = $root.goshawk.v1.DetectedObject.decode(reader, reader.size(), $undefined, _depth + 1, message.object);
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.ageFrames = value;
                            else
                                delete message.ageFrames;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.coastedFrames = value;
                            else
                                delete message.coastedFrames;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Verifies a Track message.
             * @function verify
             * @memberof goshawk.v1.Track
             * @static
             * @param {Object.<string,*>} message Plain object to verify
             * @returns {string|null} `null` if valid, otherwise the reason why it is not
             */
            Track.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message.id != null && $Object.hasOwnProperty.call(message, "id"))
                    if (!$util.isString(message.id))
                        return "id: string expected";
                if (message.object != null && $Object.hasOwnProperty.call(message, "object")) {
                    let error = $root.goshawk.v1.DetectedObject.verify(message.object, _depth + 1);
                    if (error)
                        return "object." + error;
                }
                if (message.ageFrames != null && $Object.hasOwnProperty.call(message, "ageFrames"))
                    if (!$util.isInteger(message.ageFrames))
                        return "ageFrames: integer expected";
                if (message.coastedFrames != null && $Object.hasOwnProperty.call(message, "coastedFrames"))
                    if (!$util.isInteger(message.coastedFrames))
                        return "coastedFrames: integer expected";
                return null;
            };

            /**
             * Gets the type url for Track
             * @function getTypeUrl
             * @memberof goshawk.v1.Track
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            Track.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/goshawk.v1.Track";
            };

            return Track;
        })();

        v1.Tracks = (function() {

            /**
             * Properties of a Tracks.
             * @typedef {Object} goshawk.v1.Tracks.$Properties
             * @property {string|null} [scene] Tracks scene
             * @property {string|null} [sampleToken] Tracks sampleToken
             * @property {number|null} [timestampUs] Tracks timestampUs
             * @property {goshawk.v1.Pose.$Properties|null} [globalFromEgo] Tracks globalFromEgo
             * @property {Array.<goshawk.v1.Track.$Properties>|null} [tracks] Tracks tracks
             * @property {number|null} [egoSpeedMps] Tracks egoSpeedMps
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Tracks.
             * @memberof goshawk.v1
             * @interface ITracks
             * @augments goshawk.v1.Tracks.$Properties
             * @deprecated Use goshawk.v1.Tracks.$Properties instead.
             */

            /**
             * Shape of a Tracks.
             * @typedef {goshawk.v1.Tracks.$Properties} goshawk.v1.Tracks.$Shape
             */

            /**
             * Constructs a new Tracks.
             * @memberof goshawk.v1
             * @classdesc Represents a Tracks.
             * @constructor
             * @param {goshawk.v1.Tracks.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Tracks = function (properties) {
                this.tracks = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Tracks scene.
             * @member {string} scene
             * @memberof goshawk.v1.Tracks
             * @instance
             */
            Tracks.prototype.scene = "";

            /**
             * Tracks sampleToken.
             * @member {string} sampleToken
             * @memberof goshawk.v1.Tracks
             * @instance
             */
            Tracks.prototype.sampleToken = "";

            /**
             * Tracks timestampUs.
             * @member {number} timestampUs
             * @memberof goshawk.v1.Tracks
             * @instance
             */
            Tracks.prototype.timestampUs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Tracks globalFromEgo.
             * @member {goshawk.v1.Pose.$Properties|null|undefined} globalFromEgo
             * @memberof goshawk.v1.Tracks
             * @instance
             */
            Tracks.prototype.globalFromEgo = null;

            /**
             * Tracks tracks.
             * @member {Array.<goshawk.v1.Track.$Properties>} tracks
             * @memberof goshawk.v1.Tracks
             * @instance
             */
            Tracks.prototype.tracks = $util.emptyArray;

            /**
             * Tracks egoSpeedMps.
             * @member {number} egoSpeedMps
             * @memberof goshawk.v1.Tracks
             * @instance
             */
            Tracks.prototype.egoSpeedMps = 0;

            /**
             * Creates a new Tracks instance using the specified properties.
             * @function create
             * @memberof goshawk.v1.Tracks
             * @static
             * @param {goshawk.v1.Tracks.$Properties=} [properties] Properties to set
             * @returns {goshawk.v1.Tracks} Tracks instance
             * @type {{
             *   (properties: goshawk.v1.Tracks.$Shape): goshawk.v1.Tracks & goshawk.v1.Tracks.$Shape;
             *   (properties?: goshawk.v1.Tracks.$Properties): goshawk.v1.Tracks;
             * }}
             */
            Tracks.create = function(properties) {
                return new Tracks(properties);
            };

            /**
             * Encodes the specified Tracks message. Does not implicitly {@link goshawk.v1.Tracks.verify|verify} messages.
             * @function encode
             * @memberof goshawk.v1.Tracks
             * @static
             * @param {goshawk.v1.Tracks.$Properties} message Tracks message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Tracks.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.scene != null && $Object.hasOwnProperty.call(message, "scene") && message.scene !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.scene);
                if (message.sampleToken != null && $Object.hasOwnProperty.call(message, "sampleToken") && message.sampleToken !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.sampleToken);
                if (message.timestampUs != null && $Object.hasOwnProperty.call(message, "timestampUs") && (typeof message.timestampUs === "object" ? message.timestampUs.low || message.timestampUs.high : message.timestampUs !== 0))
                    writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.timestampUs);
                if (message.globalFromEgo != null && $Object.hasOwnProperty.call(message, "globalFromEgo"))
                    $root.goshawk.v1.Pose.encode(message.globalFromEgo, writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                if (message.tracks != null && message.tracks.length)
                    for (let i = 0; i < message.tracks.length; ++i)
                        $root.goshawk.v1.Track.encode(message.tracks[i], writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
                if (message.egoSpeedMps != null && $Object.hasOwnProperty.call(message, "egoSpeedMps") && !$Object.is(message.egoSpeedMps, 0))
                    writer.uint32(/* id 6, wireType 1 =*/49).double(message.egoSpeedMps);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Tracks message from the specified reader or buffer.
             * @function decode
             * @memberof goshawk.v1.Tracks
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {goshawk.v1.Tracks & goshawk.v1.Tracks.$Shape} Tracks
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Tracks.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.goshawk.v1.Tracks();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.scene = value;
                            else
                                delete message.scene;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.sampleToken = value;
                            else
                                delete message.sampleToken;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.timestampUs = value;
                            else
                                delete message.timestampUs;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            message.globalFromEgo = $root.goshawk.v1.Pose.decode(reader, reader.size(), $undefined, _depth + 1, message.globalFromEgo);
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if (!(message.tracks && message.tracks.length))
                                message.tracks = [];
                            message.tracks.push($root.goshawk.v1.Track.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 6: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.egoSpeedMps = value;
                            else
                                delete message.egoSpeedMps;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Verifies a Tracks message.
             * @function verify
             * @memberof goshawk.v1.Tracks
             * @static
             * @param {Object.<string,*>} message Plain object to verify
             * @returns {string|null} `null` if valid, otherwise the reason why it is not
             */
            Tracks.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message.scene != null && $Object.hasOwnProperty.call(message, "scene"))
                    if (!$util.isString(message.scene))
                        return "scene: string expected";
                if (message.sampleToken != null && $Object.hasOwnProperty.call(message, "sampleToken"))
                    if (!$util.isString(message.sampleToken))
                        return "sampleToken: string expected";
                if (message.timestampUs != null && $Object.hasOwnProperty.call(message, "timestampUs"))
                    if (!$util.isInteger(message.timestampUs) && !(message.timestampUs && $util.isInteger(message.timestampUs.low) && $util.isInteger(message.timestampUs.high)))
                        return "timestampUs: integer|Long expected";
                if (message.globalFromEgo != null && $Object.hasOwnProperty.call(message, "globalFromEgo")) {
                    let error = $root.goshawk.v1.Pose.verify(message.globalFromEgo, _depth + 1);
                    if (error)
                        return "globalFromEgo." + error;
                }
                if (message.tracks != null && $Object.hasOwnProperty.call(message, "tracks")) {
                    if (!$Array.isArray(message.tracks))
                        return "tracks: array expected";
                    for (let i = 0; i < message.tracks.length; ++i) {
                        let error = $root.goshawk.v1.Track.verify(message.tracks[i], _depth + 1);
                        if (error)
                            return "tracks." + error;
                    }
                }
                if (message.egoSpeedMps != null && $Object.hasOwnProperty.call(message, "egoSpeedMps"))
                    if (typeof message.egoSpeedMps !== "number")
                        return "egoSpeedMps: number expected";
                return null;
            };

            /**
             * Gets the type url for Tracks
             * @function getTypeUrl
             * @memberof goshawk.v1.Tracks
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            Tracks.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/goshawk.v1.Tracks";
            };

            return Tracks;
        })();

        v1.Road = (function() {

            /**
             * Properties of a Road.
             * @typedef {Object} goshawk.v1.Road.$Properties
             * @property {string|null} [name] Road name
             * @property {Array.<goshawk.v1.RoadLane.$Properties>|null} [lanes] Road lanes
             * @property {Array.<goshawk.v1.RoadCrossing.$Properties>|null} [crossings] Road crossings
             * @property {Array.<number>|null} [route] Road route
             * @property {Array.<goshawk.v1.RoadSignal.$Properties>|null} [signals] Road signals
             * @property {goshawk.v1.CarShape.$Properties|null} [ego] Road ego
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Road.
             * @memberof goshawk.v1
             * @interface IRoad
             * @augments goshawk.v1.Road.$Properties
             * @deprecated Use goshawk.v1.Road.$Properties instead.
             */

            /**
             * Shape of a Road.
             * @typedef {goshawk.v1.Road.$Properties} goshawk.v1.Road.$Shape
             */

            /**
             * Constructs a new Road.
             * @memberof goshawk.v1
             * @classdesc Represents a Road.
             * @constructor
             * @param {goshawk.v1.Road.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Road = function (properties) {
                this.lanes = [];
                this.crossings = [];
                this.route = [];
                this.signals = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Road name.
             * @member {string} name
             * @memberof goshawk.v1.Road
             * @instance
             */
            Road.prototype.name = "";

            /**
             * Road lanes.
             * @member {Array.<goshawk.v1.RoadLane.$Properties>} lanes
             * @memberof goshawk.v1.Road
             * @instance
             */
            Road.prototype.lanes = $util.emptyArray;

            /**
             * Road crossings.
             * @member {Array.<goshawk.v1.RoadCrossing.$Properties>} crossings
             * @memberof goshawk.v1.Road
             * @instance
             */
            Road.prototype.crossings = $util.emptyArray;

            /**
             * Road route.
             * @member {Array.<number>} route
             * @memberof goshawk.v1.Road
             * @instance
             */
            Road.prototype.route = $util.emptyArray;

            /**
             * Road signals.
             * @member {Array.<goshawk.v1.RoadSignal.$Properties>} signals
             * @memberof goshawk.v1.Road
             * @instance
             */
            Road.prototype.signals = $util.emptyArray;

            /**
             * Road ego.
             * @member {goshawk.v1.CarShape.$Properties|null|undefined} ego
             * @memberof goshawk.v1.Road
             * @instance
             */
            Road.prototype.ego = null;

            /**
             * Creates a new Road instance using the specified properties.
             * @function create
             * @memberof goshawk.v1.Road
             * @static
             * @param {goshawk.v1.Road.$Properties=} [properties] Properties to set
             * @returns {goshawk.v1.Road} Road instance
             * @type {{
             *   (properties: goshawk.v1.Road.$Shape): goshawk.v1.Road & goshawk.v1.Road.$Shape;
             *   (properties?: goshawk.v1.Road.$Properties): goshawk.v1.Road;
             * }}
             */
            Road.create = function(properties) {
                return new Road(properties);
            };

            /**
             * Encodes the specified Road message. Does not implicitly {@link goshawk.v1.Road.verify|verify} messages.
             * @function encode
             * @memberof goshawk.v1.Road
             * @static
             * @param {goshawk.v1.Road.$Properties} message Road message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Road.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
                if (message.lanes != null && message.lanes.length)
                    for (let i = 0; i < message.lanes.length; ++i)
                        $root.goshawk.v1.RoadLane.encode(message.lanes[i], writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.crossings != null && message.crossings.length)
                    for (let i = 0; i < message.crossings.length; ++i)
                        $root.goshawk.v1.RoadCrossing.encode(message.crossings[i], writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                if (message.route != null && message.route.length)
                    writer.uint32(/* id 4, wireType 2 =*/34).uint32s(message.route);
                if (message.signals != null && message.signals.length)
                    for (let i = 0; i < message.signals.length; ++i)
                        $root.goshawk.v1.RoadSignal.encode(message.signals[i], writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
                if (message.ego != null && $Object.hasOwnProperty.call(message, "ego"))
                    $root.goshawk.v1.CarShape.encode(message.ego, writer.uint32(/* id 6, wireType 2 =*/50).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Road message from the specified reader or buffer.
             * @function decode
             * @memberof goshawk.v1.Road
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {goshawk.v1.Road & goshawk.v1.Road.$Shape} Road
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Road.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.goshawk.v1.Road();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if (!(message.lanes && message.lanes.length))
                                message.lanes = [];
                            message.lanes.push($root.goshawk.v1.RoadLane.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if (!(message.crossings && message.crossings.length))
                                message.crossings = [];
                            message.crossings.push($root.goshawk.v1.RoadCrossing.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 4: {
                            if (wireType === 2) {
                                if (!(message.route && message.route.length))
                                    message.route = [];
                                reader.uint32s(message.route);
                                continue;
                            }
                            if (wireType !== 0)
                                break;
                            if (!(message.route && message.route.length))
                                message.route = [];
                            message.route.push(reader.uint32());
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if (!(message.signals && message.signals.length))
                                message.signals = [];
                            message.signals.push($root.goshawk.v1.RoadSignal.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            message.ego = $root.goshawk.v1.CarShape.decode(reader, reader.size(), $undefined, _depth + 1, message.ego);
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Verifies a Road message.
             * @function verify
             * @memberof goshawk.v1.Road
             * @static
             * @param {Object.<string,*>} message Plain object to verify
             * @returns {string|null} `null` if valid, otherwise the reason why it is not
             */
            Road.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message.name != null && $Object.hasOwnProperty.call(message, "name"))
                    if (!$util.isString(message.name))
                        return "name: string expected";
                if (message.lanes != null && $Object.hasOwnProperty.call(message, "lanes")) {
                    if (!$Array.isArray(message.lanes))
                        return "lanes: array expected";
                    for (let i = 0; i < message.lanes.length; ++i) {
                        let error = $root.goshawk.v1.RoadLane.verify(message.lanes[i], _depth + 1);
                        if (error)
                            return "lanes." + error;
                    }
                }
                if (message.crossings != null && $Object.hasOwnProperty.call(message, "crossings")) {
                    if (!$Array.isArray(message.crossings))
                        return "crossings: array expected";
                    for (let i = 0; i < message.crossings.length; ++i) {
                        let error = $root.goshawk.v1.RoadCrossing.verify(message.crossings[i], _depth + 1);
                        if (error)
                            return "crossings." + error;
                    }
                }
                if (message.route != null && $Object.hasOwnProperty.call(message, "route")) {
                    if (!$Array.isArray(message.route))
                        return "route: array expected";
                    for (let i = 0; i < message.route.length; ++i)
                        if (!$util.isInteger(message.route[i]))
                            return "route: integer[] expected";
                }
                if (message.signals != null && $Object.hasOwnProperty.call(message, "signals")) {
                    if (!$Array.isArray(message.signals))
                        return "signals: array expected";
                    for (let i = 0; i < message.signals.length; ++i) {
                        let error = $root.goshawk.v1.RoadSignal.verify(message.signals[i], _depth + 1);
                        if (error)
                            return "signals." + error;
                    }
                }
                if (message.ego != null && $Object.hasOwnProperty.call(message, "ego")) {
                    let error = $root.goshawk.v1.CarShape.verify(message.ego, _depth + 1);
                    if (error)
                        return "ego." + error;
                }
                return null;
            };

            /**
             * Gets the type url for Road
             * @function getTypeUrl
             * @memberof goshawk.v1.Road
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            Road.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/goshawk.v1.Road";
            };

            return Road;
        })();

        v1.RoadLane = (function() {

            /**
             * Properties of a RoadLane.
             * @typedef {Object} goshawk.v1.RoadLane.$Properties
             * @property {number|null} [id] RoadLane id
             * @property {Array.<number>|null} [xy] RoadLane xy
             * @property {number|null} [widthM] RoadLane widthM
             * @property {number|null} [speedLimitMps] RoadLane speedLimitMps
             * @property {Array.<number>|null} [successors] RoadLane successors
             * @property {Array.<number>|null} [predecessors] RoadLane predecessors
             * @property {number|null} [left] RoadLane left
             * @property {number|null} [right] RoadLane right
             * @property {goshawk.v1.LaneTurn|null} [turn] RoadLane turn
             * @property {number|null} [signal] RoadLane signal
             * @property {boolean|null} [stopSign] RoadLane stopSign
             * @property {number|null} [stopBackM] RoadLane stopBackM
             * @property {Array.<goshawk.v1.LaneCrossing.$Properties>|null} [crossings] RoadLane crossings
             * @property {Array.<goshawk.v1.LaneConflict.$Properties>|null} [yieldTo] RoadLane yieldTo
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a RoadLane.
             * @memberof goshawk.v1
             * @interface IRoadLane
             * @augments goshawk.v1.RoadLane.$Properties
             * @deprecated Use goshawk.v1.RoadLane.$Properties instead.
             */

            /**
             * Shape of a RoadLane.
             * @typedef {goshawk.v1.RoadLane.$Properties} goshawk.v1.RoadLane.$Shape
             */

            /**
             * Constructs a new RoadLane.
             * @memberof goshawk.v1
             * @classdesc Represents a RoadLane.
             * @constructor
             * @param {goshawk.v1.RoadLane.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const RoadLane = function (properties) {
                this.xy = [];
                this.successors = [];
                this.predecessors = [];
                this.crossings = [];
                this.yieldTo = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * RoadLane id.
             * @member {number} id
             * @memberof goshawk.v1.RoadLane
             * @instance
             */
            RoadLane.prototype.id = 0;

            /**
             * RoadLane xy.
             * @member {Array.<number>} xy
             * @memberof goshawk.v1.RoadLane
             * @instance
             */
            RoadLane.prototype.xy = $util.emptyArray;

            /**
             * RoadLane widthM.
             * @member {number} widthM
             * @memberof goshawk.v1.RoadLane
             * @instance
             */
            RoadLane.prototype.widthM = 0;

            /**
             * RoadLane speedLimitMps.
             * @member {number} speedLimitMps
             * @memberof goshawk.v1.RoadLane
             * @instance
             */
            RoadLane.prototype.speedLimitMps = 0;

            /**
             * RoadLane successors.
             * @member {Array.<number>} successors
             * @memberof goshawk.v1.RoadLane
             * @instance
             */
            RoadLane.prototype.successors = $util.emptyArray;

            /**
             * RoadLane predecessors.
             * @member {Array.<number>} predecessors
             * @memberof goshawk.v1.RoadLane
             * @instance
             */
            RoadLane.prototype.predecessors = $util.emptyArray;

            /**
             * RoadLane left.
             * @member {number|null|undefined} left
             * @memberof goshawk.v1.RoadLane
             * @instance
             */
            RoadLane.prototype.left = null;

            /**
             * RoadLane right.
             * @member {number|null|undefined} right
             * @memberof goshawk.v1.RoadLane
             * @instance
             */
            RoadLane.prototype.right = null;

            /**
             * RoadLane turn.
             * @member {goshawk.v1.LaneTurn} turn
             * @memberof goshawk.v1.RoadLane
             * @instance
             */
            RoadLane.prototype.turn = 0;

            /**
             * RoadLane signal.
             * @member {number|null|undefined} signal
             * @memberof goshawk.v1.RoadLane
             * @instance
             */
            RoadLane.prototype.signal = null;

            /**
             * RoadLane stopSign.
             * @member {boolean} stopSign
             * @memberof goshawk.v1.RoadLane
             * @instance
             */
            RoadLane.prototype.stopSign = false;

            /**
             * RoadLane stopBackM.
             * @member {number} stopBackM
             * @memberof goshawk.v1.RoadLane
             * @instance
             */
            RoadLane.prototype.stopBackM = 0;

            /**
             * RoadLane crossings.
             * @member {Array.<goshawk.v1.LaneCrossing.$Properties>} crossings
             * @memberof goshawk.v1.RoadLane
             * @instance
             */
            RoadLane.prototype.crossings = $util.emptyArray;

            /**
             * RoadLane yieldTo.
             * @member {Array.<goshawk.v1.LaneConflict.$Properties>} yieldTo
             * @memberof goshawk.v1.RoadLane
             * @instance
             */
            RoadLane.prototype.yieldTo = $util.emptyArray;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(RoadLane.prototype, "_left", {
                get: $util.oneOfGetter($oneOfFields = ["left"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(RoadLane.prototype, "_right", {
                get: $util.oneOfGetter($oneOfFields = ["right"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(RoadLane.prototype, "_signal", {
                get: $util.oneOfGetter($oneOfFields = ["signal"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Creates a new RoadLane instance using the specified properties.
             * @function create
             * @memberof goshawk.v1.RoadLane
             * @static
             * @param {goshawk.v1.RoadLane.$Properties=} [properties] Properties to set
             * @returns {goshawk.v1.RoadLane} RoadLane instance
             * @type {{
             *   (properties: goshawk.v1.RoadLane.$Shape): goshawk.v1.RoadLane & goshawk.v1.RoadLane.$Shape;
             *   (properties?: goshawk.v1.RoadLane.$Properties): goshawk.v1.RoadLane;
             * }}
             */
            RoadLane.create = function(properties) {
                return new RoadLane(properties);
            };

            /**
             * Encodes the specified RoadLane message. Does not implicitly {@link goshawk.v1.RoadLane.verify|verify} messages.
             * @function encode
             * @memberof goshawk.v1.RoadLane
             * @static
             * @param {goshawk.v1.RoadLane.$Properties} message RoadLane message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            RoadLane.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.id != null && $Object.hasOwnProperty.call(message, "id") && message.id !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.id);
                if (message.xy != null && message.xy.length)
                    writer.uint32(/* id 2, wireType 2 =*/18).floats(message.xy);
                if (message.widthM != null && $Object.hasOwnProperty.call(message, "widthM") && !$Object.is(message.widthM, 0))
                    writer.uint32(/* id 3, wireType 1 =*/25).double(message.widthM);
                if (message.speedLimitMps != null && $Object.hasOwnProperty.call(message, "speedLimitMps") && !$Object.is(message.speedLimitMps, 0))
                    writer.uint32(/* id 4, wireType 1 =*/33).double(message.speedLimitMps);
                if (message.successors != null && message.successors.length)
                    writer.uint32(/* id 5, wireType 2 =*/42).uint32s(message.successors);
                if (message.predecessors != null && message.predecessors.length)
                    writer.uint32(/* id 6, wireType 2 =*/50).uint32s(message.predecessors);
                if (message.left != null && $Object.hasOwnProperty.call(message, "left"))
                    writer.uint32(/* id 7, wireType 0 =*/56).uint32(message.left);
                if (message.right != null && $Object.hasOwnProperty.call(message, "right"))
                    writer.uint32(/* id 8, wireType 0 =*/64).uint32(message.right);
                if (message.turn != null && $Object.hasOwnProperty.call(message, "turn") && message.turn !== 0)
                    writer.uint32(/* id 9, wireType 0 =*/72).int32(message.turn);
                if (message.signal != null && $Object.hasOwnProperty.call(message, "signal"))
                    writer.uint32(/* id 10, wireType 0 =*/80).uint32(message.signal);
                if (message.stopSign != null && $Object.hasOwnProperty.call(message, "stopSign") && message.stopSign !== false)
                    writer.uint32(/* id 11, wireType 0 =*/88).bool(message.stopSign);
                if (message.stopBackM != null && $Object.hasOwnProperty.call(message, "stopBackM") && !$Object.is(message.stopBackM, 0))
                    writer.uint32(/* id 12, wireType 1 =*/97).double(message.stopBackM);
                if (message.crossings != null && message.crossings.length)
                    for (let i = 0; i < message.crossings.length; ++i)
                        $root.goshawk.v1.LaneCrossing.encode(message.crossings[i], writer.uint32(/* id 13, wireType 2 =*/106).fork(), _depth + 1).ldelim();
                if (message.yieldTo != null && message.yieldTo.length)
                    for (let i = 0; i < message.yieldTo.length; ++i)
                        $root.goshawk.v1.LaneConflict.encode(message.yieldTo[i], writer.uint32(/* id 14, wireType 2 =*/114).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a RoadLane message from the specified reader or buffer.
             * @function decode
             * @memberof goshawk.v1.RoadLane
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {goshawk.v1.RoadLane & goshawk.v1.RoadLane.$Shape} RoadLane
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            RoadLane.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.goshawk.v1.RoadLane();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.id = value;
                            else
                                delete message.id;
                            continue;
                        }
                    case 2: {
                            if (wireType === 2) {
                                if (!(message.xy && message.xy.length))
                                    message.xy = [];
                                reader.floats(message.xy);
                                continue;
                            }
                            if (wireType !== 5)
                                break;
                            if (!(message.xy && message.xy.length))
                                message.xy = [];
                            message.xy.push(reader.float());
                            continue;
                        }
                    case 3: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.widthM = value;
                            else
                                delete message.widthM;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.speedLimitMps = value;
                            else
                                delete message.speedLimitMps;
                            continue;
                        }
                    case 5: {
                            if (wireType === 2) {
                                if (!(message.successors && message.successors.length))
                                    message.successors = [];
                                reader.uint32s(message.successors);
                                continue;
                            }
                            if (wireType !== 0)
                                break;
                            if (!(message.successors && message.successors.length))
                                message.successors = [];
                            message.successors.push(reader.uint32());
                            continue;
                        }
                    case 6: {
                            if (wireType === 2) {
                                if (!(message.predecessors && message.predecessors.length))
                                    message.predecessors = [];
                                reader.uint32s(message.predecessors);
                                continue;
                            }
                            if (wireType !== 0)
                                break;
                            if (!(message.predecessors && message.predecessors.length))
                                message.predecessors = [];
                            message.predecessors.push(reader.uint32());
                            continue;
                        }
                    case 7: {
                            if (wireType !== 0)
                                break;
                            message.left = reader.uint32();
                            message._left = "left";
                            continue;
                        }
                    case 8: {
                            if (wireType !== 0)
                                break;
                            message.right = reader.uint32();
                            message._right = "right";
                            continue;
                        }
                    case 9: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.turn = value;
                            else
                                delete message.turn;
                            continue;
                        }
                    case 10: {
                            if (wireType !== 0)
                                break;
                            message.signal = reader.uint32();
                            message._signal = "signal";
                            continue;
                        }
                    case 11: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.stopSign = value;
                            else
                                delete message.stopSign;
                            continue;
                        }
                    case 12: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.stopBackM = value;
                            else
                                delete message.stopBackM;
                            continue;
                        }
                    case 13: {
                            if (wireType !== 2)
                                break;
                            if (!(message.crossings && message.crossings.length))
                                message.crossings = [];
                            message.crossings.push($root.goshawk.v1.LaneCrossing.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 14: {
                            if (wireType !== 2)
                                break;
                            if (!(message.yieldTo && message.yieldTo.length))
                                message.yieldTo = [];
                            message.yieldTo.push($root.goshawk.v1.LaneConflict.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Verifies a RoadLane message.
             * @function verify
             * @memberof goshawk.v1.RoadLane
             * @static
             * @param {Object.<string,*>} message Plain object to verify
             * @returns {string|null} `null` if valid, otherwise the reason why it is not
             */
            RoadLane.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                let properties = {};
                if (message.id != null && $Object.hasOwnProperty.call(message, "id"))
                    if (!$util.isInteger(message.id))
                        return "id: integer expected";
                if (message.xy != null && $Object.hasOwnProperty.call(message, "xy")) {
                    if (!$Array.isArray(message.xy))
                        return "xy: array expected";
                    for (let i = 0; i < message.xy.length; ++i)
                        if (typeof message.xy[i] !== "number")
                            return "xy: number[] expected";
                }
                if (message.widthM != null && $Object.hasOwnProperty.call(message, "widthM"))
                    if (typeof message.widthM !== "number")
                        return "widthM: number expected";
                if (message.speedLimitMps != null && $Object.hasOwnProperty.call(message, "speedLimitMps"))
                    if (typeof message.speedLimitMps !== "number")
                        return "speedLimitMps: number expected";
                if (message.successors != null && $Object.hasOwnProperty.call(message, "successors")) {
                    if (!$Array.isArray(message.successors))
                        return "successors: array expected";
                    for (let i = 0; i < message.successors.length; ++i)
                        if (!$util.isInteger(message.successors[i]))
                            return "successors: integer[] expected";
                }
                if (message.predecessors != null && $Object.hasOwnProperty.call(message, "predecessors")) {
                    if (!$Array.isArray(message.predecessors))
                        return "predecessors: array expected";
                    for (let i = 0; i < message.predecessors.length; ++i)
                        if (!$util.isInteger(message.predecessors[i]))
                            return "predecessors: integer[] expected";
                }
                if (message.left != null && $Object.hasOwnProperty.call(message, "left")) {
                    properties._left = 1;
                    if (!$util.isInteger(message.left))
                        return "left: integer expected";
                }
                if (message.right != null && $Object.hasOwnProperty.call(message, "right")) {
                    properties._right = 1;
                    if (!$util.isInteger(message.right))
                        return "right: integer expected";
                }
                if (message.turn != null && $Object.hasOwnProperty.call(message, "turn"))
                    if (typeof message.turn !== "number" || (message.turn | 0) !== message.turn)
                        return "turn: enum value expected";
                if (message.signal != null && $Object.hasOwnProperty.call(message, "signal")) {
                    properties._signal = 1;
                    if (!$util.isInteger(message.signal))
                        return "signal: integer expected";
                }
                if (message.stopSign != null && $Object.hasOwnProperty.call(message, "stopSign"))
                    if (typeof message.stopSign !== "boolean")
                        return "stopSign: boolean expected";
                if (message.stopBackM != null && $Object.hasOwnProperty.call(message, "stopBackM"))
                    if (typeof message.stopBackM !== "number")
                        return "stopBackM: number expected";
                if (message.crossings != null && $Object.hasOwnProperty.call(message, "crossings")) {
                    if (!$Array.isArray(message.crossings))
                        return "crossings: array expected";
                    for (let i = 0; i < message.crossings.length; ++i) {
                        let error = $root.goshawk.v1.LaneCrossing.verify(message.crossings[i], _depth + 1);
                        if (error)
                            return "crossings." + error;
                    }
                }
                if (message.yieldTo != null && $Object.hasOwnProperty.call(message, "yieldTo")) {
                    if (!$Array.isArray(message.yieldTo))
                        return "yieldTo: array expected";
                    for (let i = 0; i < message.yieldTo.length; ++i) {
                        let error = $root.goshawk.v1.LaneConflict.verify(message.yieldTo[i], _depth + 1);
                        if (error)
                            return "yieldTo." + error;
                    }
                }
                return null;
            };

            /**
             * Gets the type url for RoadLane
             * @function getTypeUrl
             * @memberof goshawk.v1.RoadLane
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            RoadLane.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/goshawk.v1.RoadLane";
            };

            return RoadLane;
        })();

        /**
         * LaneTurn enum.
         * @name goshawk.v1.LaneTurn
         * @enum {number}
         * @property {number} LANE_TURN_UNSPECIFIED=0 LANE_TURN_UNSPECIFIED value
         * @property {number} STRAIGHT_ON=1 STRAIGHT_ON value
         * @property {number} TURN_LEFT=2 TURN_LEFT value
         * @property {number} TURN_RIGHT=3 TURN_RIGHT value
         */
        v1.LaneTurn = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "LANE_TURN_UNSPECIFIED"] = 0;
            values[valuesById[1] = "STRAIGHT_ON"] = 1;
            values[valuesById[2] = "TURN_LEFT"] = 2;
            values[valuesById[3] = "TURN_RIGHT"] = 3;
            return values;
        })();

        v1.LaneCrossing = (function() {

            /**
             * Properties of a LaneCrossing.
             * @typedef {Object} goshawk.v1.LaneCrossing.$Properties
             * @property {number|null} [crossing] LaneCrossing crossing
             * @property {number|null} [arcM] LaneCrossing arcM
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a LaneCrossing.
             * @memberof goshawk.v1
             * @interface ILaneCrossing
             * @augments goshawk.v1.LaneCrossing.$Properties
             * @deprecated Use goshawk.v1.LaneCrossing.$Properties instead.
             */

            /**
             * Shape of a LaneCrossing.
             * @typedef {goshawk.v1.LaneCrossing.$Properties} goshawk.v1.LaneCrossing.$Shape
             */

            /**
             * Constructs a new LaneCrossing.
             * @memberof goshawk.v1
             * @classdesc Represents a LaneCrossing.
             * @constructor
             * @param {goshawk.v1.LaneCrossing.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const LaneCrossing = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * LaneCrossing crossing.
             * @member {number} crossing
             * @memberof goshawk.v1.LaneCrossing
             * @instance
             */
            LaneCrossing.prototype.crossing = 0;

            /**
             * LaneCrossing arcM.
             * @member {number} arcM
             * @memberof goshawk.v1.LaneCrossing
             * @instance
             */
            LaneCrossing.prototype.arcM = 0;

            /**
             * Creates a new LaneCrossing instance using the specified properties.
             * @function create
             * @memberof goshawk.v1.LaneCrossing
             * @static
             * @param {goshawk.v1.LaneCrossing.$Properties=} [properties] Properties to set
             * @returns {goshawk.v1.LaneCrossing} LaneCrossing instance
             * @type {{
             *   (properties: goshawk.v1.LaneCrossing.$Shape): goshawk.v1.LaneCrossing & goshawk.v1.LaneCrossing.$Shape;
             *   (properties?: goshawk.v1.LaneCrossing.$Properties): goshawk.v1.LaneCrossing;
             * }}
             */
            LaneCrossing.create = function(properties) {
                return new LaneCrossing(properties);
            };

            /**
             * Encodes the specified LaneCrossing message. Does not implicitly {@link goshawk.v1.LaneCrossing.verify|verify} messages.
             * @function encode
             * @memberof goshawk.v1.LaneCrossing
             * @static
             * @param {goshawk.v1.LaneCrossing.$Properties} message LaneCrossing message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            LaneCrossing.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.crossing != null && $Object.hasOwnProperty.call(message, "crossing") && message.crossing !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.crossing);
                if (message.arcM != null && $Object.hasOwnProperty.call(message, "arcM") && !$Object.is(message.arcM, 0))
                    writer.uint32(/* id 2, wireType 1 =*/17).double(message.arcM);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a LaneCrossing message from the specified reader or buffer.
             * @function decode
             * @memberof goshawk.v1.LaneCrossing
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {goshawk.v1.LaneCrossing & goshawk.v1.LaneCrossing.$Shape} LaneCrossing
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            LaneCrossing.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.goshawk.v1.LaneCrossing();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.crossing = value;
                            else
                                delete message.crossing;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.arcM = value;
                            else
                                delete message.arcM;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Verifies a LaneCrossing message.
             * @function verify
             * @memberof goshawk.v1.LaneCrossing
             * @static
             * @param {Object.<string,*>} message Plain object to verify
             * @returns {string|null} `null` if valid, otherwise the reason why it is not
             */
            LaneCrossing.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message.crossing != null && $Object.hasOwnProperty.call(message, "crossing"))
                    if (!$util.isInteger(message.crossing))
                        return "crossing: integer expected";
                if (message.arcM != null && $Object.hasOwnProperty.call(message, "arcM"))
                    if (typeof message.arcM !== "number")
                        return "arcM: number expected";
                return null;
            };

            /**
             * Gets the type url for LaneCrossing
             * @function getTypeUrl
             * @memberof goshawk.v1.LaneCrossing
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            LaneCrossing.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/goshawk.v1.LaneCrossing";
            };

            return LaneCrossing;
        })();

        v1.LaneConflict = (function() {

            /**
             * Properties of a LaneConflict.
             * @typedef {Object} goshawk.v1.LaneConflict.$Properties
             * @property {number|null} [lane] LaneConflict lane
             * @property {number|null} [ownArcM] LaneConflict ownArcM
             * @property {number|null} [otherArcM] LaneConflict otherArcM
             * @property {number|null} [holdArcM] LaneConflict holdArcM
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a LaneConflict.
             * @memberof goshawk.v1
             * @interface ILaneConflict
             * @augments goshawk.v1.LaneConflict.$Properties
             * @deprecated Use goshawk.v1.LaneConflict.$Properties instead.
             */

            /**
             * Shape of a LaneConflict.
             * @typedef {goshawk.v1.LaneConflict.$Properties} goshawk.v1.LaneConflict.$Shape
             */

            /**
             * Constructs a new LaneConflict.
             * @memberof goshawk.v1
             * @classdesc Represents a LaneConflict.
             * @constructor
             * @param {goshawk.v1.LaneConflict.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const LaneConflict = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * LaneConflict lane.
             * @member {number} lane
             * @memberof goshawk.v1.LaneConflict
             * @instance
             */
            LaneConflict.prototype.lane = 0;

            /**
             * LaneConflict ownArcM.
             * @member {number} ownArcM
             * @memberof goshawk.v1.LaneConflict
             * @instance
             */
            LaneConflict.prototype.ownArcM = 0;

            /**
             * LaneConflict otherArcM.
             * @member {number} otherArcM
             * @memberof goshawk.v1.LaneConflict
             * @instance
             */
            LaneConflict.prototype.otherArcM = 0;

            /**
             * LaneConflict holdArcM.
             * @member {number} holdArcM
             * @memberof goshawk.v1.LaneConflict
             * @instance
             */
            LaneConflict.prototype.holdArcM = 0;

            /**
             * Creates a new LaneConflict instance using the specified properties.
             * @function create
             * @memberof goshawk.v1.LaneConflict
             * @static
             * @param {goshawk.v1.LaneConflict.$Properties=} [properties] Properties to set
             * @returns {goshawk.v1.LaneConflict} LaneConflict instance
             * @type {{
             *   (properties: goshawk.v1.LaneConflict.$Shape): goshawk.v1.LaneConflict & goshawk.v1.LaneConflict.$Shape;
             *   (properties?: goshawk.v1.LaneConflict.$Properties): goshawk.v1.LaneConflict;
             * }}
             */
            LaneConflict.create = function(properties) {
                return new LaneConflict(properties);
            };

            /**
             * Encodes the specified LaneConflict message. Does not implicitly {@link goshawk.v1.LaneConflict.verify|verify} messages.
             * @function encode
             * @memberof goshawk.v1.LaneConflict
             * @static
             * @param {goshawk.v1.LaneConflict.$Properties} message LaneConflict message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            LaneConflict.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.lane != null && $Object.hasOwnProperty.call(message, "lane") && message.lane !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.lane);
                if (message.ownArcM != null && $Object.hasOwnProperty.call(message, "ownArcM") && !$Object.is(message.ownArcM, 0))
                    writer.uint32(/* id 2, wireType 1 =*/17).double(message.ownArcM);
                if (message.otherArcM != null && $Object.hasOwnProperty.call(message, "otherArcM") && !$Object.is(message.otherArcM, 0))
                    writer.uint32(/* id 3, wireType 1 =*/25).double(message.otherArcM);
                if (message.holdArcM != null && $Object.hasOwnProperty.call(message, "holdArcM") && !$Object.is(message.holdArcM, 0))
                    writer.uint32(/* id 4, wireType 1 =*/33).double(message.holdArcM);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a LaneConflict message from the specified reader or buffer.
             * @function decode
             * @memberof goshawk.v1.LaneConflict
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {goshawk.v1.LaneConflict & goshawk.v1.LaneConflict.$Shape} LaneConflict
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            LaneConflict.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.goshawk.v1.LaneConflict();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.lane = value;
                            else
                                delete message.lane;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.ownArcM = value;
                            else
                                delete message.ownArcM;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.otherArcM = value;
                            else
                                delete message.otherArcM;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.holdArcM = value;
                            else
                                delete message.holdArcM;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Verifies a LaneConflict message.
             * @function verify
             * @memberof goshawk.v1.LaneConflict
             * @static
             * @param {Object.<string,*>} message Plain object to verify
             * @returns {string|null} `null` if valid, otherwise the reason why it is not
             */
            LaneConflict.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message.lane != null && $Object.hasOwnProperty.call(message, "lane"))
                    if (!$util.isInteger(message.lane))
                        return "lane: integer expected";
                if (message.ownArcM != null && $Object.hasOwnProperty.call(message, "ownArcM"))
                    if (typeof message.ownArcM !== "number")
                        return "ownArcM: number expected";
                if (message.otherArcM != null && $Object.hasOwnProperty.call(message, "otherArcM"))
                    if (typeof message.otherArcM !== "number")
                        return "otherArcM: number expected";
                if (message.holdArcM != null && $Object.hasOwnProperty.call(message, "holdArcM"))
                    if (typeof message.holdArcM !== "number")
                        return "holdArcM: number expected";
                return null;
            };

            /**
             * Gets the type url for LaneConflict
             * @function getTypeUrl
             * @memberof goshawk.v1.LaneConflict
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            LaneConflict.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/goshawk.v1.LaneConflict";
            };

            return LaneConflict;
        })();

        v1.RoadCrossing = (function() {

            /**
             * Properties of a RoadCrossing.
             * @typedef {Object} goshawk.v1.RoadCrossing.$Properties
             * @property {number|null} [id] RoadCrossing id
             * @property {Array.<number>|null} [xy] RoadCrossing xy
             * @property {number|null} [widthM] RoadCrossing widthM
             * @property {boolean|null} [hasSignal] RoadCrossing hasSignal
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a RoadCrossing.
             * @memberof goshawk.v1
             * @interface IRoadCrossing
             * @augments goshawk.v1.RoadCrossing.$Properties
             * @deprecated Use goshawk.v1.RoadCrossing.$Properties instead.
             */

            /**
             * Shape of a RoadCrossing.
             * @typedef {goshawk.v1.RoadCrossing.$Properties} goshawk.v1.RoadCrossing.$Shape
             */

            /**
             * Constructs a new RoadCrossing.
             * @memberof goshawk.v1
             * @classdesc Represents a RoadCrossing.
             * @constructor
             * @param {goshawk.v1.RoadCrossing.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const RoadCrossing = function (properties) {
                this.xy = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * RoadCrossing id.
             * @member {number} id
             * @memberof goshawk.v1.RoadCrossing
             * @instance
             */
            RoadCrossing.prototype.id = 0;

            /**
             * RoadCrossing xy.
             * @member {Array.<number>} xy
             * @memberof goshawk.v1.RoadCrossing
             * @instance
             */
            RoadCrossing.prototype.xy = $util.emptyArray;

            /**
             * RoadCrossing widthM.
             * @member {number} widthM
             * @memberof goshawk.v1.RoadCrossing
             * @instance
             */
            RoadCrossing.prototype.widthM = 0;

            /**
             * RoadCrossing hasSignal.
             * @member {boolean} hasSignal
             * @memberof goshawk.v1.RoadCrossing
             * @instance
             */
            RoadCrossing.prototype.hasSignal = false;

            /**
             * Creates a new RoadCrossing instance using the specified properties.
             * @function create
             * @memberof goshawk.v1.RoadCrossing
             * @static
             * @param {goshawk.v1.RoadCrossing.$Properties=} [properties] Properties to set
             * @returns {goshawk.v1.RoadCrossing} RoadCrossing instance
             * @type {{
             *   (properties: goshawk.v1.RoadCrossing.$Shape): goshawk.v1.RoadCrossing & goshawk.v1.RoadCrossing.$Shape;
             *   (properties?: goshawk.v1.RoadCrossing.$Properties): goshawk.v1.RoadCrossing;
             * }}
             */
            RoadCrossing.create = function(properties) {
                return new RoadCrossing(properties);
            };

            /**
             * Encodes the specified RoadCrossing message. Does not implicitly {@link goshawk.v1.RoadCrossing.verify|verify} messages.
             * @function encode
             * @memberof goshawk.v1.RoadCrossing
             * @static
             * @param {goshawk.v1.RoadCrossing.$Properties} message RoadCrossing message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            RoadCrossing.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.id != null && $Object.hasOwnProperty.call(message, "id") && message.id !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.id);
                if (message.xy != null && message.xy.length)
                    writer.uint32(/* id 2, wireType 2 =*/18).floats(message.xy);
                if (message.widthM != null && $Object.hasOwnProperty.call(message, "widthM") && !$Object.is(message.widthM, 0))
                    writer.uint32(/* id 3, wireType 1 =*/25).double(message.widthM);
                if (message.hasSignal != null && $Object.hasOwnProperty.call(message, "hasSignal") && message.hasSignal !== false)
                    writer.uint32(/* id 4, wireType 0 =*/32).bool(message.hasSignal);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a RoadCrossing message from the specified reader or buffer.
             * @function decode
             * @memberof goshawk.v1.RoadCrossing
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {goshawk.v1.RoadCrossing & goshawk.v1.RoadCrossing.$Shape} RoadCrossing
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            RoadCrossing.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.goshawk.v1.RoadCrossing();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.id = value;
                            else
                                delete message.id;
                            continue;
                        }
                    case 2: {
                            if (wireType === 2) {
                                if (!(message.xy && message.xy.length))
                                    message.xy = [];
                                reader.floats(message.xy);
                                continue;
                            }
                            if (wireType !== 5)
                                break;
                            if (!(message.xy && message.xy.length))
                                message.xy = [];
                            message.xy.push(reader.float());
                            continue;
                        }
                    case 3: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.widthM = value;
                            else
                                delete message.widthM;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.hasSignal = value;
                            else
                                delete message.hasSignal;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Verifies a RoadCrossing message.
             * @function verify
             * @memberof goshawk.v1.RoadCrossing
             * @static
             * @param {Object.<string,*>} message Plain object to verify
             * @returns {string|null} `null` if valid, otherwise the reason why it is not
             */
            RoadCrossing.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message.id != null && $Object.hasOwnProperty.call(message, "id"))
                    if (!$util.isInteger(message.id))
                        return "id: integer expected";
                if (message.xy != null && $Object.hasOwnProperty.call(message, "xy")) {
                    if (!$Array.isArray(message.xy))
                        return "xy: array expected";
                    for (let i = 0; i < message.xy.length; ++i)
                        if (typeof message.xy[i] !== "number")
                            return "xy: number[] expected";
                }
                if (message.widthM != null && $Object.hasOwnProperty.call(message, "widthM"))
                    if (typeof message.widthM !== "number")
                        return "widthM: number expected";
                if (message.hasSignal != null && $Object.hasOwnProperty.call(message, "hasSignal"))
                    if (typeof message.hasSignal !== "boolean")
                        return "hasSignal: boolean expected";
                return null;
            };

            /**
             * Gets the type url for RoadCrossing
             * @function getTypeUrl
             * @memberof goshawk.v1.RoadCrossing
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            RoadCrossing.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/goshawk.v1.RoadCrossing";
            };

            return RoadCrossing;
        })();

        v1.RoadSignal = (function() {

            /**
             * Properties of a RoadSignal.
             * @typedef {Object} goshawk.v1.RoadSignal.$Properties
             * @property {number|null} [id] RoadSignal id
             * @property {goshawk.v1.SignalState|null} [state] RoadSignal state
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a RoadSignal.
             * @memberof goshawk.v1
             * @interface IRoadSignal
             * @augments goshawk.v1.RoadSignal.$Properties
             * @deprecated Use goshawk.v1.RoadSignal.$Properties instead.
             */

            /**
             * Shape of a RoadSignal.
             * @typedef {goshawk.v1.RoadSignal.$Properties} goshawk.v1.RoadSignal.$Shape
             */

            /**
             * Constructs a new RoadSignal.
             * @memberof goshawk.v1
             * @classdesc Represents a RoadSignal.
             * @constructor
             * @param {goshawk.v1.RoadSignal.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const RoadSignal = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * RoadSignal id.
             * @member {number} id
             * @memberof goshawk.v1.RoadSignal
             * @instance
             */
            RoadSignal.prototype.id = 0;

            /**
             * RoadSignal state.
             * @member {goshawk.v1.SignalState} state
             * @memberof goshawk.v1.RoadSignal
             * @instance
             */
            RoadSignal.prototype.state = 0;

            /**
             * Creates a new RoadSignal instance using the specified properties.
             * @function create
             * @memberof goshawk.v1.RoadSignal
             * @static
             * @param {goshawk.v1.RoadSignal.$Properties=} [properties] Properties to set
             * @returns {goshawk.v1.RoadSignal} RoadSignal instance
             * @type {{
             *   (properties: goshawk.v1.RoadSignal.$Shape): goshawk.v1.RoadSignal & goshawk.v1.RoadSignal.$Shape;
             *   (properties?: goshawk.v1.RoadSignal.$Properties): goshawk.v1.RoadSignal;
             * }}
             */
            RoadSignal.create = function(properties) {
                return new RoadSignal(properties);
            };

            /**
             * Encodes the specified RoadSignal message. Does not implicitly {@link goshawk.v1.RoadSignal.verify|verify} messages.
             * @function encode
             * @memberof goshawk.v1.RoadSignal
             * @static
             * @param {goshawk.v1.RoadSignal.$Properties} message RoadSignal message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            RoadSignal.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.id != null && $Object.hasOwnProperty.call(message, "id") && message.id !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.id);
                if (message.state != null && $Object.hasOwnProperty.call(message, "state") && message.state !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).int32(message.state);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a RoadSignal message from the specified reader or buffer.
             * @function decode
             * @memberof goshawk.v1.RoadSignal
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {goshawk.v1.RoadSignal & goshawk.v1.RoadSignal.$Shape} RoadSignal
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            RoadSignal.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.goshawk.v1.RoadSignal();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.id = value;
                            else
                                delete message.id;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.state = value;
                            else
                                delete message.state;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Verifies a RoadSignal message.
             * @function verify
             * @memberof goshawk.v1.RoadSignal
             * @static
             * @param {Object.<string,*>} message Plain object to verify
             * @returns {string|null} `null` if valid, otherwise the reason why it is not
             */
            RoadSignal.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message.id != null && $Object.hasOwnProperty.call(message, "id"))
                    if (!$util.isInteger(message.id))
                        return "id: integer expected";
                if (message.state != null && $Object.hasOwnProperty.call(message, "state"))
                    if (typeof message.state !== "number" || (message.state | 0) !== message.state)
                        return "state: enum value expected";
                return null;
            };

            /**
             * Gets the type url for RoadSignal
             * @function getTypeUrl
             * @memberof goshawk.v1.RoadSignal
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            RoadSignal.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/goshawk.v1.RoadSignal";
            };

            return RoadSignal;
        })();

        /**
         * SignalState enum.
         * @name goshawk.v1.SignalState
         * @enum {number}
         * @property {number} SIGNAL_STATE_UNSPECIFIED=0 SIGNAL_STATE_UNSPECIFIED value
         * @property {number} GREEN=1 GREEN value
         * @property {number} YELLOW=2 YELLOW value
         * @property {number} RED=3 RED value
         * @property {number} UNKNOWN=4 UNKNOWN value
         */
        v1.SignalState = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "SIGNAL_STATE_UNSPECIFIED"] = 0;
            values[valuesById[1] = "GREEN"] = 1;
            values[valuesById[2] = "YELLOW"] = 2;
            values[valuesById[3] = "RED"] = 3;
            values[valuesById[4] = "UNKNOWN"] = 4;
            return values;
        })();

        v1.CarShape = (function() {

            /**
             * Properties of a CarShape.
             * @typedef {Object} goshawk.v1.CarShape.$Properties
             * @property {number|null} [length] CarShape length
             * @property {number|null} [width] CarShape width
             * @property {number|null} [wheelbase] CarShape wheelbase
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a CarShape.
             * @memberof goshawk.v1
             * @interface ICarShape
             * @augments goshawk.v1.CarShape.$Properties
             * @deprecated Use goshawk.v1.CarShape.$Properties instead.
             */

            /**
             * Shape of a CarShape.
             * @typedef {goshawk.v1.CarShape.$Properties} goshawk.v1.CarShape.$Shape
             */

            /**
             * Constructs a new CarShape.
             * @memberof goshawk.v1
             * @classdesc Represents a CarShape.
             * @constructor
             * @param {goshawk.v1.CarShape.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const CarShape = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * CarShape length.
             * @member {number} length
             * @memberof goshawk.v1.CarShape
             * @instance
             */
            CarShape.prototype.length = 0;

            /**
             * CarShape width.
             * @member {number} width
             * @memberof goshawk.v1.CarShape
             * @instance
             */
            CarShape.prototype.width = 0;

            /**
             * CarShape wheelbase.
             * @member {number} wheelbase
             * @memberof goshawk.v1.CarShape
             * @instance
             */
            CarShape.prototype.wheelbase = 0;

            /**
             * Creates a new CarShape instance using the specified properties.
             * @function create
             * @memberof goshawk.v1.CarShape
             * @static
             * @param {goshawk.v1.CarShape.$Properties=} [properties] Properties to set
             * @returns {goshawk.v1.CarShape} CarShape instance
             * @type {{
             *   (properties: goshawk.v1.CarShape.$Shape): goshawk.v1.CarShape & goshawk.v1.CarShape.$Shape;
             *   (properties?: goshawk.v1.CarShape.$Properties): goshawk.v1.CarShape;
             * }}
             */
            CarShape.create = function(properties) {
                return new CarShape(properties);
            };

            /**
             * Encodes the specified CarShape message. Does not implicitly {@link goshawk.v1.CarShape.verify|verify} messages.
             * @function encode
             * @memberof goshawk.v1.CarShape
             * @static
             * @param {goshawk.v1.CarShape.$Properties} message CarShape message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            CarShape.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.length != null && $Object.hasOwnProperty.call(message, "length") && !$Object.is(message.length, 0))
                    writer.uint32(/* id 1, wireType 1 =*/9).double(message.length);
                if (message.width != null && $Object.hasOwnProperty.call(message, "width") && !$Object.is(message.width, 0))
                    writer.uint32(/* id 2, wireType 1 =*/17).double(message.width);
                if (message.wheelbase != null && $Object.hasOwnProperty.call(message, "wheelbase") && !$Object.is(message.wheelbase, 0))
                    writer.uint32(/* id 3, wireType 1 =*/25).double(message.wheelbase);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a CarShape message from the specified reader or buffer.
             * @function decode
             * @memberof goshawk.v1.CarShape
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {goshawk.v1.CarShape & goshawk.v1.CarShape.$Shape} CarShape
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            CarShape.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.goshawk.v1.CarShape();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.length = value;
                            else
                                delete message.length;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.width = value;
                            else
                                delete message.width;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.wheelbase = value;
                            else
                                delete message.wheelbase;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Verifies a CarShape message.
             * @function verify
             * @memberof goshawk.v1.CarShape
             * @static
             * @param {Object.<string,*>} message Plain object to verify
             * @returns {string|null} `null` if valid, otherwise the reason why it is not
             */
            CarShape.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message.length != null && $Object.hasOwnProperty.call(message, "length"))
                    if (typeof message.length !== "number")
                        return "length: number expected";
                if (message.width != null && $Object.hasOwnProperty.call(message, "width"))
                    if (typeof message.width !== "number")
                        return "width: number expected";
                if (message.wheelbase != null && $Object.hasOwnProperty.call(message, "wheelbase"))
                    if (typeof message.wheelbase !== "number")
                        return "wheelbase: number expected";
                return null;
            };

            /**
             * Gets the type url for CarShape
             * @function getTypeUrl
             * @memberof goshawk.v1.CarShape
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            CarShape.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/goshawk.v1.CarShape";
            };

            return CarShape;
        })();

        v1.SubscribeRequest = (function() {

            /**
             * Properties of a SubscribeRequest.
             * @typedef {Object} goshawk.v1.SubscribeRequest.$Properties
             * @property {boolean|null} [withoutImages] SubscribeRequest withoutImages
             * @property {number|null} [imageRateMax] SubscribeRequest imageRateMax
             * @property {number|null} [imageWidthMax] SubscribeRequest imageWidthMax
             * @property {number|null} [lidarRateMax] SubscribeRequest lidarRateMax
             * @property {boolean|null} [withHeat] SubscribeRequest withHeat
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a SubscribeRequest.
             * @memberof goshawk.v1
             * @interface ISubscribeRequest
             * @augments goshawk.v1.SubscribeRequest.$Properties
             * @deprecated Use goshawk.v1.SubscribeRequest.$Properties instead.
             */

            /**
             * Shape of a SubscribeRequest.
             * @typedef {goshawk.v1.SubscribeRequest.$Properties} goshawk.v1.SubscribeRequest.$Shape
             */

            /**
             * Constructs a new SubscribeRequest.
             * @memberof goshawk.v1
             * @classdesc Represents a SubscribeRequest.
             * @constructor
             * @param {goshawk.v1.SubscribeRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const SubscribeRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * SubscribeRequest withoutImages.
             * @member {boolean} withoutImages
             * @memberof goshawk.v1.SubscribeRequest
             * @instance
             */
            SubscribeRequest.prototype.withoutImages = false;

            /**
             * SubscribeRequest imageRateMax.
             * @member {number} imageRateMax
             * @memberof goshawk.v1.SubscribeRequest
             * @instance
             */
            SubscribeRequest.prototype.imageRateMax = 0;

            /**
             * SubscribeRequest imageWidthMax.
             * @member {number} imageWidthMax
             * @memberof goshawk.v1.SubscribeRequest
             * @instance
             */
            SubscribeRequest.prototype.imageWidthMax = 0;

            /**
             * SubscribeRequest lidarRateMax.
             * @member {number} lidarRateMax
             * @memberof goshawk.v1.SubscribeRequest
             * @instance
             */
            SubscribeRequest.prototype.lidarRateMax = 0;

            /**
             * SubscribeRequest withHeat.
             * @member {boolean} withHeat
             * @memberof goshawk.v1.SubscribeRequest
             * @instance
             */
            SubscribeRequest.prototype.withHeat = false;

            /**
             * Creates a new SubscribeRequest instance using the specified properties.
             * @function create
             * @memberof goshawk.v1.SubscribeRequest
             * @static
             * @param {goshawk.v1.SubscribeRequest.$Properties=} [properties] Properties to set
             * @returns {goshawk.v1.SubscribeRequest} SubscribeRequest instance
             * @type {{
             *   (properties: goshawk.v1.SubscribeRequest.$Shape): goshawk.v1.SubscribeRequest & goshawk.v1.SubscribeRequest.$Shape;
             *   (properties?: goshawk.v1.SubscribeRequest.$Properties): goshawk.v1.SubscribeRequest;
             * }}
             */
            SubscribeRequest.create = function(properties) {
                return new SubscribeRequest(properties);
            };

            /**
             * Encodes the specified SubscribeRequest message. Does not implicitly {@link goshawk.v1.SubscribeRequest.verify|verify} messages.
             * @function encode
             * @memberof goshawk.v1.SubscribeRequest
             * @static
             * @param {goshawk.v1.SubscribeRequest.$Properties} message SubscribeRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            SubscribeRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.withoutImages != null && $Object.hasOwnProperty.call(message, "withoutImages") && message.withoutImages !== false)
                    writer.uint32(/* id 1, wireType 0 =*/8).bool(message.withoutImages);
                if (message.imageRateMax != null && $Object.hasOwnProperty.call(message, "imageRateMax") && !$Object.is(message.imageRateMax, 0))
                    writer.uint32(/* id 2, wireType 5 =*/21).float(message.imageRateMax);
                if (message.imageWidthMax != null && $Object.hasOwnProperty.call(message, "imageWidthMax") && message.imageWidthMax !== 0)
                    writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.imageWidthMax);
                if (message.lidarRateMax != null && $Object.hasOwnProperty.call(message, "lidarRateMax") && !$Object.is(message.lidarRateMax, 0))
                    writer.uint32(/* id 4, wireType 5 =*/37).float(message.lidarRateMax);
                if (message.withHeat != null && $Object.hasOwnProperty.call(message, "withHeat") && message.withHeat !== false)
                    writer.uint32(/* id 5, wireType 0 =*/40).bool(message.withHeat);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a SubscribeRequest message from the specified reader or buffer.
             * @function decode
             * @memberof goshawk.v1.SubscribeRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {goshawk.v1.SubscribeRequest & goshawk.v1.SubscribeRequest.$Shape} SubscribeRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            SubscribeRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.goshawk.v1.SubscribeRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.withoutImages = value;
                            else
                                delete message.withoutImages;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 5)
                                break;
                            if (!$Object.is(value = reader.float(), 0))
                                message.imageRateMax = value;
                            else
                                delete message.imageRateMax;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.imageWidthMax = value;
                            else
                                delete message.imageWidthMax;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 5)
                                break;
                            if (!$Object.is(value = reader.float(), 0))
                                message.lidarRateMax = value;
                            else
                                delete message.lidarRateMax;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.withHeat = value;
                            else
                                delete message.withHeat;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Verifies a SubscribeRequest message.
             * @function verify
             * @memberof goshawk.v1.SubscribeRequest
             * @static
             * @param {Object.<string,*>} message Plain object to verify
             * @returns {string|null} `null` if valid, otherwise the reason why it is not
             */
            SubscribeRequest.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message.withoutImages != null && $Object.hasOwnProperty.call(message, "withoutImages"))
                    if (typeof message.withoutImages !== "boolean")
                        return "withoutImages: boolean expected";
                if (message.imageRateMax != null && $Object.hasOwnProperty.call(message, "imageRateMax"))
                    if (typeof message.imageRateMax !== "number")
                        return "imageRateMax: number expected";
                if (message.imageWidthMax != null && $Object.hasOwnProperty.call(message, "imageWidthMax"))
                    if (!$util.isInteger(message.imageWidthMax))
                        return "imageWidthMax: integer expected";
                if (message.lidarRateMax != null && $Object.hasOwnProperty.call(message, "lidarRateMax"))
                    if (typeof message.lidarRateMax !== "number")
                        return "lidarRateMax: number expected";
                if (message.withHeat != null && $Object.hasOwnProperty.call(message, "withHeat"))
                    if (typeof message.withHeat !== "boolean")
                        return "withHeat: boolean expected";
                return null;
            };

            /**
             * Gets the type url for SubscribeRequest
             * @function getTypeUrl
             * @memberof goshawk.v1.SubscribeRequest
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            SubscribeRequest.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/goshawk.v1.SubscribeRequest";
            };

            return SubscribeRequest;
        })();

        v1.GetGraphRequest = (function() {

            /**
             * Properties of a GetGraphRequest.
             * @typedef {Object} goshawk.v1.GetGraphRequest.$Properties
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a GetGraphRequest.
             * @memberof goshawk.v1
             * @interface IGetGraphRequest
             * @augments goshawk.v1.GetGraphRequest.$Properties
             * @deprecated Use goshawk.v1.GetGraphRequest.$Properties instead.
             */

            /**
             * Shape of a GetGraphRequest.
             * @typedef {goshawk.v1.GetGraphRequest.$Properties} goshawk.v1.GetGraphRequest.$Shape
             */

            /**
             * Constructs a new GetGraphRequest.
             * @memberof goshawk.v1
             * @classdesc Represents a GetGraphRequest.
             * @constructor
             * @param {goshawk.v1.GetGraphRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const GetGraphRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Creates a new GetGraphRequest instance using the specified properties.
             * @function create
             * @memberof goshawk.v1.GetGraphRequest
             * @static
             * @param {goshawk.v1.GetGraphRequest.$Properties=} [properties] Properties to set
             * @returns {goshawk.v1.GetGraphRequest} GetGraphRequest instance
             * @type {{
             *   (properties: goshawk.v1.GetGraphRequest.$Shape): goshawk.v1.GetGraphRequest & goshawk.v1.GetGraphRequest.$Shape;
             *   (properties?: goshawk.v1.GetGraphRequest.$Properties): goshawk.v1.GetGraphRequest;
             * }}
             */
            GetGraphRequest.create = function(properties) {
                return new GetGraphRequest(properties);
            };

            /**
             * Encodes the specified GetGraphRequest message. Does not implicitly {@link goshawk.v1.GetGraphRequest.verify|verify} messages.
             * @function encode
             * @memberof goshawk.v1.GetGraphRequest
             * @static
             * @param {goshawk.v1.GetGraphRequest.$Properties} message GetGraphRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            GetGraphRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a GetGraphRequest message from the specified reader or buffer.
             * @function decode
             * @memberof goshawk.v1.GetGraphRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {goshawk.v1.GetGraphRequest & goshawk.v1.GetGraphRequest.$Shape} GetGraphRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            GetGraphRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.goshawk.v1.GetGraphRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    reader.skipType(tag & 7, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Verifies a GetGraphRequest message.
             * @function verify
             * @memberof goshawk.v1.GetGraphRequest
             * @static
             * @param {Object.<string,*>} message Plain object to verify
             * @returns {string|null} `null` if valid, otherwise the reason why it is not
             */
            GetGraphRequest.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                return null;
            };

            /**
             * Gets the type url for GetGraphRequest
             * @function getTypeUrl
             * @memberof goshawk.v1.GetGraphRequest
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            GetGraphRequest.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/goshawk.v1.GetGraphRequest";
            };

            return GetGraphRequest;
        })();

        v1.GraphDescription = (function() {

            /**
             * Properties of a GraphDescription.
             * @typedef {Object} goshawk.v1.GraphDescription.$Properties
             * @property {string|null} [json] GraphDescription json
             * @property {string|null} [mermaid] GraphDescription mermaid
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a GraphDescription.
             * @memberof goshawk.v1
             * @interface IGraphDescription
             * @augments goshawk.v1.GraphDescription.$Properties
             * @deprecated Use goshawk.v1.GraphDescription.$Properties instead.
             */

            /**
             * Shape of a GraphDescription.
             * @typedef {goshawk.v1.GraphDescription.$Properties} goshawk.v1.GraphDescription.$Shape
             */

            /**
             * Constructs a new GraphDescription.
             * @memberof goshawk.v1
             * @classdesc Represents a GraphDescription.
             * @constructor
             * @param {goshawk.v1.GraphDescription.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const GraphDescription = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * GraphDescription json.
             * @member {string} json
             * @memberof goshawk.v1.GraphDescription
             * @instance
             */
            GraphDescription.prototype.json = "";

            /**
             * GraphDescription mermaid.
             * @member {string} mermaid
             * @memberof goshawk.v1.GraphDescription
             * @instance
             */
            GraphDescription.prototype.mermaid = "";

            /**
             * Creates a new GraphDescription instance using the specified properties.
             * @function create
             * @memberof goshawk.v1.GraphDescription
             * @static
             * @param {goshawk.v1.GraphDescription.$Properties=} [properties] Properties to set
             * @returns {goshawk.v1.GraphDescription} GraphDescription instance
             * @type {{
             *   (properties: goshawk.v1.GraphDescription.$Shape): goshawk.v1.GraphDescription & goshawk.v1.GraphDescription.$Shape;
             *   (properties?: goshawk.v1.GraphDescription.$Properties): goshawk.v1.GraphDescription;
             * }}
             */
            GraphDescription.create = function(properties) {
                return new GraphDescription(properties);
            };

            /**
             * Encodes the specified GraphDescription message. Does not implicitly {@link goshawk.v1.GraphDescription.verify|verify} messages.
             * @function encode
             * @memberof goshawk.v1.GraphDescription
             * @static
             * @param {goshawk.v1.GraphDescription.$Properties} message GraphDescription message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            GraphDescription.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.json != null && $Object.hasOwnProperty.call(message, "json") && message.json !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.json);
                if (message.mermaid != null && $Object.hasOwnProperty.call(message, "mermaid") && message.mermaid !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.mermaid);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a GraphDescription message from the specified reader or buffer.
             * @function decode
             * @memberof goshawk.v1.GraphDescription
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {goshawk.v1.GraphDescription & goshawk.v1.GraphDescription.$Shape} GraphDescription
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            GraphDescription.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.goshawk.v1.GraphDescription();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.json = value;
                            else
                                delete message.json;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.mermaid = value;
                            else
                                delete message.mermaid;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Verifies a GraphDescription message.
             * @function verify
             * @memberof goshawk.v1.GraphDescription
             * @static
             * @param {Object.<string,*>} message Plain object to verify
             * @returns {string|null} `null` if valid, otherwise the reason why it is not
             */
            GraphDescription.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message.json != null && $Object.hasOwnProperty.call(message, "json"))
                    if (!$util.isString(message.json))
                        return "json: string expected";
                if (message.mermaid != null && $Object.hasOwnProperty.call(message, "mermaid"))
                    if (!$util.isString(message.mermaid))
                        return "mermaid: string expected";
                return null;
            };

            /**
             * Gets the type url for GraphDescription
             * @function getTypeUrl
             * @memberof goshawk.v1.GraphDescription
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            GraphDescription.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/goshawk.v1.GraphDescription";
            };

            return GraphDescription;
        })();

        v1.GetStatusRequest = (function() {

            /**
             * Properties of a GetStatusRequest.
             * @typedef {Object} goshawk.v1.GetStatusRequest.$Properties
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a GetStatusRequest.
             * @memberof goshawk.v1
             * @interface IGetStatusRequest
             * @augments goshawk.v1.GetStatusRequest.$Properties
             * @deprecated Use goshawk.v1.GetStatusRequest.$Properties instead.
             */

            /**
             * Shape of a GetStatusRequest.
             * @typedef {goshawk.v1.GetStatusRequest.$Properties} goshawk.v1.GetStatusRequest.$Shape
             */

            /**
             * Constructs a new GetStatusRequest.
             * @memberof goshawk.v1
             * @classdesc Represents a GetStatusRequest.
             * @constructor
             * @param {goshawk.v1.GetStatusRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const GetStatusRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Creates a new GetStatusRequest instance using the specified properties.
             * @function create
             * @memberof goshawk.v1.GetStatusRequest
             * @static
             * @param {goshawk.v1.GetStatusRequest.$Properties=} [properties] Properties to set
             * @returns {goshawk.v1.GetStatusRequest} GetStatusRequest instance
             * @type {{
             *   (properties: goshawk.v1.GetStatusRequest.$Shape): goshawk.v1.GetStatusRequest & goshawk.v1.GetStatusRequest.$Shape;
             *   (properties?: goshawk.v1.GetStatusRequest.$Properties): goshawk.v1.GetStatusRequest;
             * }}
             */
            GetStatusRequest.create = function(properties) {
                return new GetStatusRequest(properties);
            };

            /**
             * Encodes the specified GetStatusRequest message. Does not implicitly {@link goshawk.v1.GetStatusRequest.verify|verify} messages.
             * @function encode
             * @memberof goshawk.v1.GetStatusRequest
             * @static
             * @param {goshawk.v1.GetStatusRequest.$Properties} message GetStatusRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            GetStatusRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a GetStatusRequest message from the specified reader or buffer.
             * @function decode
             * @memberof goshawk.v1.GetStatusRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {goshawk.v1.GetStatusRequest & goshawk.v1.GetStatusRequest.$Shape} GetStatusRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            GetStatusRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.goshawk.v1.GetStatusRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    reader.skipType(tag & 7, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Verifies a GetStatusRequest message.
             * @function verify
             * @memberof goshawk.v1.GetStatusRequest
             * @static
             * @param {Object.<string,*>} message Plain object to verify
             * @returns {string|null} `null` if valid, otherwise the reason why it is not
             */
            GetStatusRequest.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                return null;
            };

            /**
             * Gets the type url for GetStatusRequest
             * @function getTypeUrl
             * @memberof goshawk.v1.GetStatusRequest
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            GetStatusRequest.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/goshawk.v1.GetStatusRequest";
            };

            return GetStatusRequest;
        })();

        v1.StatusReport = (function() {

            /**
             * Properties of a StatusReport.
             * @typedef {Object} goshawk.v1.StatusReport.$Properties
             * @property {string|null} [json] StatusReport json
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a StatusReport.
             * @memberof goshawk.v1
             * @interface IStatusReport
             * @augments goshawk.v1.StatusReport.$Properties
             * @deprecated Use goshawk.v1.StatusReport.$Properties instead.
             */

            /**
             * Shape of a StatusReport.
             * @typedef {goshawk.v1.StatusReport.$Properties} goshawk.v1.StatusReport.$Shape
             */

            /**
             * Constructs a new StatusReport.
             * @memberof goshawk.v1
             * @classdesc Represents a StatusReport.
             * @constructor
             * @param {goshawk.v1.StatusReport.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const StatusReport = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * StatusReport json.
             * @member {string} json
             * @memberof goshawk.v1.StatusReport
             * @instance
             */
            StatusReport.prototype.json = "";

            /**
             * Creates a new StatusReport instance using the specified properties.
             * @function create
             * @memberof goshawk.v1.StatusReport
             * @static
             * @param {goshawk.v1.StatusReport.$Properties=} [properties] Properties to set
             * @returns {goshawk.v1.StatusReport} StatusReport instance
             * @type {{
             *   (properties: goshawk.v1.StatusReport.$Shape): goshawk.v1.StatusReport & goshawk.v1.StatusReport.$Shape;
             *   (properties?: goshawk.v1.StatusReport.$Properties): goshawk.v1.StatusReport;
             * }}
             */
            StatusReport.create = function(properties) {
                return new StatusReport(properties);
            };

            /**
             * Encodes the specified StatusReport message. Does not implicitly {@link goshawk.v1.StatusReport.verify|verify} messages.
             * @function encode
             * @memberof goshawk.v1.StatusReport
             * @static
             * @param {goshawk.v1.StatusReport.$Properties} message StatusReport message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            StatusReport.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.json != null && $Object.hasOwnProperty.call(message, "json") && message.json !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.json);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a StatusReport message from the specified reader or buffer.
             * @function decode
             * @memberof goshawk.v1.StatusReport
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {goshawk.v1.StatusReport & goshawk.v1.StatusReport.$Shape} StatusReport
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            StatusReport.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.goshawk.v1.StatusReport();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.json = value;
                            else
                                delete message.json;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Verifies a StatusReport message.
             * @function verify
             * @memberof goshawk.v1.StatusReport
             * @static
             * @param {Object.<string,*>} message Plain object to verify
             * @returns {string|null} `null` if valid, otherwise the reason why it is not
             */
            StatusReport.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message.json != null && $Object.hasOwnProperty.call(message, "json"))
                    if (!$util.isString(message.json))
                        return "json: string expected";
                return null;
            };

            /**
             * Gets the type url for StatusReport
             * @function getTypeUrl
             * @memberof goshawk.v1.StatusReport
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            StatusReport.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/goshawk.v1.StatusReport";
            };

            return StatusReport;
        })();

        v1.InstructRequest = (function() {

            /**
             * Properties of an InstructRequest.
             * @typedef {Object} goshawk.v1.InstructRequest.$Properties
             * @property {string|null} [text] InstructRequest text
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an InstructRequest.
             * @memberof goshawk.v1
             * @interface IInstructRequest
             * @augments goshawk.v1.InstructRequest.$Properties
             * @deprecated Use goshawk.v1.InstructRequest.$Properties instead.
             */

            /**
             * Shape of an InstructRequest.
             * @typedef {goshawk.v1.InstructRequest.$Properties} goshawk.v1.InstructRequest.$Shape
             */

            /**
             * Constructs a new InstructRequest.
             * @memberof goshawk.v1
             * @classdesc Represents an InstructRequest.
             * @constructor
             * @param {goshawk.v1.InstructRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const InstructRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * InstructRequest text.
             * @member {string} text
             * @memberof goshawk.v1.InstructRequest
             * @instance
             */
            InstructRequest.prototype.text = "";

            /**
             * Creates a new InstructRequest instance using the specified properties.
             * @function create
             * @memberof goshawk.v1.InstructRequest
             * @static
             * @param {goshawk.v1.InstructRequest.$Properties=} [properties] Properties to set
             * @returns {goshawk.v1.InstructRequest} InstructRequest instance
             * @type {{
             *   (properties: goshawk.v1.InstructRequest.$Shape): goshawk.v1.InstructRequest & goshawk.v1.InstructRequest.$Shape;
             *   (properties?: goshawk.v1.InstructRequest.$Properties): goshawk.v1.InstructRequest;
             * }}
             */
            InstructRequest.create = function(properties) {
                return new InstructRequest(properties);
            };

            /**
             * Encodes the specified InstructRequest message. Does not implicitly {@link goshawk.v1.InstructRequest.verify|verify} messages.
             * @function encode
             * @memberof goshawk.v1.InstructRequest
             * @static
             * @param {goshawk.v1.InstructRequest.$Properties} message InstructRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            InstructRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.text != null && $Object.hasOwnProperty.call(message, "text") && message.text !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.text);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an InstructRequest message from the specified reader or buffer.
             * @function decode
             * @memberof goshawk.v1.InstructRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {goshawk.v1.InstructRequest & goshawk.v1.InstructRequest.$Shape} InstructRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            InstructRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.goshawk.v1.InstructRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.text = value;
                            else
                                delete message.text;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Verifies an InstructRequest message.
             * @function verify
             * @memberof goshawk.v1.InstructRequest
             * @static
             * @param {Object.<string,*>} message Plain object to verify
             * @returns {string|null} `null` if valid, otherwise the reason why it is not
             */
            InstructRequest.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message.text != null && $Object.hasOwnProperty.call(message, "text"))
                    if (!$util.isString(message.text))
                        return "text: string expected";
                return null;
            };

            /**
             * Gets the type url for InstructRequest
             * @function getTypeUrl
             * @memberof goshawk.v1.InstructRequest
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            InstructRequest.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/goshawk.v1.InstructRequest";
            };

            return InstructRequest;
        })();

        v1.InstructReply = (function() {

            /**
             * Properties of an InstructReply.
             * @typedef {Object} goshawk.v1.InstructReply.$Properties
             * @property {boolean|null} [accepted] InstructReply accepted
             * @property {string|null} [reply] InstructReply reply
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an InstructReply.
             * @memberof goshawk.v1
             * @interface IInstructReply
             * @augments goshawk.v1.InstructReply.$Properties
             * @deprecated Use goshawk.v1.InstructReply.$Properties instead.
             */

            /**
             * Shape of an InstructReply.
             * @typedef {goshawk.v1.InstructReply.$Properties} goshawk.v1.InstructReply.$Shape
             */

            /**
             * Constructs a new InstructReply.
             * @memberof goshawk.v1
             * @classdesc Represents an InstructReply.
             * @constructor
             * @param {goshawk.v1.InstructReply.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const InstructReply = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * InstructReply accepted.
             * @member {boolean} accepted
             * @memberof goshawk.v1.InstructReply
             * @instance
             */
            InstructReply.prototype.accepted = false;

            /**
             * InstructReply reply.
             * @member {string} reply
             * @memberof goshawk.v1.InstructReply
             * @instance
             */
            InstructReply.prototype.reply = "";

            /**
             * Creates a new InstructReply instance using the specified properties.
             * @function create
             * @memberof goshawk.v1.InstructReply
             * @static
             * @param {goshawk.v1.InstructReply.$Properties=} [properties] Properties to set
             * @returns {goshawk.v1.InstructReply} InstructReply instance
             * @type {{
             *   (properties: goshawk.v1.InstructReply.$Shape): goshawk.v1.InstructReply & goshawk.v1.InstructReply.$Shape;
             *   (properties?: goshawk.v1.InstructReply.$Properties): goshawk.v1.InstructReply;
             * }}
             */
            InstructReply.create = function(properties) {
                return new InstructReply(properties);
            };

            /**
             * Encodes the specified InstructReply message. Does not implicitly {@link goshawk.v1.InstructReply.verify|verify} messages.
             * @function encode
             * @memberof goshawk.v1.InstructReply
             * @static
             * @param {goshawk.v1.InstructReply.$Properties} message InstructReply message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            InstructReply.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.accepted != null && $Object.hasOwnProperty.call(message, "accepted") && message.accepted !== false)
                    writer.uint32(/* id 1, wireType 0 =*/8).bool(message.accepted);
                if (message.reply != null && $Object.hasOwnProperty.call(message, "reply") && message.reply !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.reply);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an InstructReply message from the specified reader or buffer.
             * @function decode
             * @memberof goshawk.v1.InstructReply
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {goshawk.v1.InstructReply & goshawk.v1.InstructReply.$Shape} InstructReply
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            InstructReply.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.goshawk.v1.InstructReply();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.accepted = value;
                            else
                                delete message.accepted;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.reply = value;
                            else
                                delete message.reply;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Verifies an InstructReply message.
             * @function verify
             * @memberof goshawk.v1.InstructReply
             * @static
             * @param {Object.<string,*>} message Plain object to verify
             * @returns {string|null} `null` if valid, otherwise the reason why it is not
             */
            InstructReply.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message.accepted != null && $Object.hasOwnProperty.call(message, "accepted"))
                    if (typeof message.accepted !== "boolean")
                        return "accepted: boolean expected";
                if (message.reply != null && $Object.hasOwnProperty.call(message, "reply"))
                    if (!$util.isString(message.reply))
                        return "reply: string expected";
                return null;
            };

            /**
             * Gets the type url for InstructReply
             * @function getTypeUrl
             * @memberof goshawk.v1.InstructReply
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            InstructReply.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/goshawk.v1.InstructReply";
            };

            return InstructReply;
        })();

        v1.ControlRequest = (function() {

            /**
             * Properties of a ControlRequest.
             * @typedef {Object} goshawk.v1.ControlRequest.$Properties
             * @property {boolean|null} [pause] ControlRequest pause
             * @property {number|null} [rate] ControlRequest rate
             * @property {number|null} [seekUs] ControlRequest seekUs
             * @property {string|null} [scenario] ControlRequest scenario
             * @property {boolean|null} [loop] ControlRequest loop
             * @property {"pause"|"rate"|"seekUs"|"scenario"|"loop"} [command] ControlRequest command
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ControlRequest.
             * @memberof goshawk.v1
             * @interface IControlRequest
             * @augments goshawk.v1.ControlRequest.$Properties
             * @deprecated Use goshawk.v1.ControlRequest.$Properties instead.
             */

            /**
             * Narrowed shape of a ControlRequest.
             * @typedef {{
             *   pause?: boolean|null;
             *   rate?: number|null;
             *   seekUs?: number|null;
             *   scenario?: string|null;
             *   loop?: boolean|null;
             *   $unknowns?: Array.<Uint8Array>;
             * } & (
             *   ({ command?: undefined; pause?: null; rate?: null; seekUs?: null; scenario?: null; loop?: null }|{ command?: "pause"; pause: boolean; rate?: null; seekUs?: null; scenario?: null; loop?: null }|{ command?: "rate"; pause?: null; rate: number; seekUs?: null; scenario?: null; loop?: null }|{ command?: "seekUs"; pause?: null; rate?: null; seekUs: number; scenario?: null; loop?: null }|{ command?: "scenario"; pause?: null; rate?: null; seekUs?: null; scenario: string; loop?: null }|{ command?: "loop"; pause?: null; rate?: null; seekUs?: null; scenario?: null; loop: boolean })
             * )} goshawk.v1.ControlRequest.$Shape
             */

            /**
             * Constructs a new ControlRequest.
             * @memberof goshawk.v1
             * @classdesc Represents a ControlRequest.
             * @constructor
             * @param {goshawk.v1.ControlRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ControlRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ControlRequest pause.
             * @member {boolean|null|undefined} pause
             * @memberof goshawk.v1.ControlRequest
             * @instance
             */
            ControlRequest.prototype.pause = null;

            /**
             * ControlRequest rate.
             * @member {number|null|undefined} rate
             * @memberof goshawk.v1.ControlRequest
             * @instance
             */
            ControlRequest.prototype.rate = null;

            /**
             * ControlRequest seekUs.
             * @member {number|null|undefined} seekUs
             * @memberof goshawk.v1.ControlRequest
             * @instance
             */
            ControlRequest.prototype.seekUs = null;

            /**
             * ControlRequest scenario.
             * @member {string|null|undefined} scenario
             * @memberof goshawk.v1.ControlRequest
             * @instance
             */
            ControlRequest.prototype.scenario = null;

            /**
             * ControlRequest loop.
             * @member {boolean|null|undefined} loop
             * @memberof goshawk.v1.ControlRequest
             * @instance
             */
            ControlRequest.prototype.loop = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            /**
             * ControlRequest command.
             * @member {"pause"|"rate"|"seekUs"|"scenario"|"loop"|undefined} command
             * @memberof goshawk.v1.ControlRequest
             * @instance
             */
            $Object.defineProperty(ControlRequest.prototype, "command", {
                get: $util.oneOfGetter($oneOfFields = ["pause", "rate", "seekUs", "scenario", "loop"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Creates a new ControlRequest instance using the specified properties.
             * @function create
             * @memberof goshawk.v1.ControlRequest
             * @static
             * @param {goshawk.v1.ControlRequest.$Properties=} [properties] Properties to set
             * @returns {goshawk.v1.ControlRequest} ControlRequest instance
             * @type {{
             *   (properties: goshawk.v1.ControlRequest.$Shape): goshawk.v1.ControlRequest & goshawk.v1.ControlRequest.$Shape;
             *   (properties?: goshawk.v1.ControlRequest.$Properties): goshawk.v1.ControlRequest;
             * }}
             */
            ControlRequest.create = function(properties) {
                return new ControlRequest(properties);
            };

            /**
             * Encodes the specified ControlRequest message. Does not implicitly {@link goshawk.v1.ControlRequest.verify|verify} messages.
             * @function encode
             * @memberof goshawk.v1.ControlRequest
             * @static
             * @param {goshawk.v1.ControlRequest.$Properties} message ControlRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ControlRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.pause != null && $Object.hasOwnProperty.call(message, "pause"))
                    writer.uint32(/* id 1, wireType 0 =*/8).bool(message.pause);
                if (message.rate != null && $Object.hasOwnProperty.call(message, "rate"))
                    writer.uint32(/* id 2, wireType 1 =*/17).double(message.rate);
                if (message.seekUs != null && $Object.hasOwnProperty.call(message, "seekUs"))
                    writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.seekUs);
                if (message.scenario != null && $Object.hasOwnProperty.call(message, "scenario"))
                    writer.uint32(/* id 4, wireType 2 =*/34).string(message.scenario);
                if (message.loop != null && $Object.hasOwnProperty.call(message, "loop"))
                    writer.uint32(/* id 5, wireType 0 =*/40).bool(message.loop);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ControlRequest message from the specified reader or buffer.
             * @function decode
             * @memberof goshawk.v1.ControlRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {goshawk.v1.ControlRequest & goshawk.v1.ControlRequest.$Shape} ControlRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ControlRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.goshawk.v1.ControlRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            message.pause = reader.bool();
                            message.command = "pause";
                            continue;
                        }
                    case 2: {
                            if (wireType !== 1)
                                break;
                            message.rate = reader.double();
                            message.command = "rate";
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            message.seekUs = reader.uint64();
                            message.command = "seekUs";
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            message.scenario = reader.stringVerify();
                            message.command = "scenario";
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            message.loop = reader.bool();
                            message.command = "loop";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Verifies a ControlRequest message.
             * @function verify
             * @memberof goshawk.v1.ControlRequest
             * @static
             * @param {Object.<string,*>} message Plain object to verify
             * @returns {string|null} `null` if valid, otherwise the reason why it is not
             */
            ControlRequest.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                let properties = {};
                if (message.pause != null && $Object.hasOwnProperty.call(message, "pause")) {
                    properties.command = 1;
                    if (typeof message.pause !== "boolean")
                        return "pause: boolean expected";
                }
                if (message.rate != null && $Object.hasOwnProperty.call(message, "rate")) {
                    if (properties.command === 1)
                        return "command: multiple values";
                    properties.command = 1;
                    if (typeof message.rate !== "number")
                        return "rate: number expected";
                }
                if (message.seekUs != null && $Object.hasOwnProperty.call(message, "seekUs")) {
                    if (properties.command === 1)
                        return "command: multiple values";
                    properties.command = 1;
                    if (!$util.isInteger(message.seekUs) && !(message.seekUs && $util.isInteger(message.seekUs.low) && $util.isInteger(message.seekUs.high)))
                        return "seekUs: integer|Long expected";
                }
                if (message.scenario != null && $Object.hasOwnProperty.call(message, "scenario")) {
                    if (properties.command === 1)
                        return "command: multiple values";
                    properties.command = 1;
                    if (!$util.isString(message.scenario))
                        return "scenario: string expected";
                }
                if (message.loop != null && $Object.hasOwnProperty.call(message, "loop")) {
                    if (properties.command === 1)
                        return "command: multiple values";
                    properties.command = 1;
                    if (typeof message.loop !== "boolean")
                        return "loop: boolean expected";
                }
                return null;
            };

            /**
             * Gets the type url for ControlRequest
             * @function getTypeUrl
             * @memberof goshawk.v1.ControlRequest
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            ControlRequest.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/goshawk.v1.ControlRequest";
            };

            return ControlRequest;
        })();

        v1.ControlReply = (function() {

            /**
             * Properties of a ControlReply.
             * @typedef {Object} goshawk.v1.ControlReply.$Properties
             * @property {boolean|null} [accepted] ControlReply accepted
             * @property {string|null} [reply] ControlReply reply
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ControlReply.
             * @memberof goshawk.v1
             * @interface IControlReply
             * @augments goshawk.v1.ControlReply.$Properties
             * @deprecated Use goshawk.v1.ControlReply.$Properties instead.
             */

            /**
             * Shape of a ControlReply.
             * @typedef {goshawk.v1.ControlReply.$Properties} goshawk.v1.ControlReply.$Shape
             */

            /**
             * Constructs a new ControlReply.
             * @memberof goshawk.v1
             * @classdesc Represents a ControlReply.
             * @constructor
             * @param {goshawk.v1.ControlReply.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ControlReply = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ControlReply accepted.
             * @member {boolean} accepted
             * @memberof goshawk.v1.ControlReply
             * @instance
             */
            ControlReply.prototype.accepted = false;

            /**
             * ControlReply reply.
             * @member {string} reply
             * @memberof goshawk.v1.ControlReply
             * @instance
             */
            ControlReply.prototype.reply = "";

            /**
             * Creates a new ControlReply instance using the specified properties.
             * @function create
             * @memberof goshawk.v1.ControlReply
             * @static
             * @param {goshawk.v1.ControlReply.$Properties=} [properties] Properties to set
             * @returns {goshawk.v1.ControlReply} ControlReply instance
             * @type {{
             *   (properties: goshawk.v1.ControlReply.$Shape): goshawk.v1.ControlReply & goshawk.v1.ControlReply.$Shape;
             *   (properties?: goshawk.v1.ControlReply.$Properties): goshawk.v1.ControlReply;
             * }}
             */
            ControlReply.create = function(properties) {
                return new ControlReply(properties);
            };

            /**
             * Encodes the specified ControlReply message. Does not implicitly {@link goshawk.v1.ControlReply.verify|verify} messages.
             * @function encode
             * @memberof goshawk.v1.ControlReply
             * @static
             * @param {goshawk.v1.ControlReply.$Properties} message ControlReply message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ControlReply.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.accepted != null && $Object.hasOwnProperty.call(message, "accepted") && message.accepted !== false)
                    writer.uint32(/* id 1, wireType 0 =*/8).bool(message.accepted);
                if (message.reply != null && $Object.hasOwnProperty.call(message, "reply") && message.reply !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.reply);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ControlReply message from the specified reader or buffer.
             * @function decode
             * @memberof goshawk.v1.ControlReply
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {goshawk.v1.ControlReply & goshawk.v1.ControlReply.$Shape} ControlReply
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ControlReply.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.goshawk.v1.ControlReply();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.accepted = value;
                            else
                                delete message.accepted;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.reply = value;
                            else
                                delete message.reply;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Verifies a ControlReply message.
             * @function verify
             * @memberof goshawk.v1.ControlReply
             * @static
             * @param {Object.<string,*>} message Plain object to verify
             * @returns {string|null} `null` if valid, otherwise the reason why it is not
             */
            ControlReply.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message.accepted != null && $Object.hasOwnProperty.call(message, "accepted"))
                    if (typeof message.accepted !== "boolean")
                        return "accepted: boolean expected";
                if (message.reply != null && $Object.hasOwnProperty.call(message, "reply"))
                    if (!$util.isString(message.reply))
                        return "reply: string expected";
                return null;
            };

            /**
             * Gets the type url for ControlReply
             * @function getTypeUrl
             * @memberof goshawk.v1.ControlReply
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            ControlReply.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/goshawk.v1.ControlReply";
            };

            return ControlReply;
        })();

        v1.ViewReport = (function() {

            /**
             * Properties of a ViewReport.
             * @typedef {Object} goshawk.v1.ViewReport.$Properties
             * @property {string|null} [client] ViewReport client
             * @property {Array.<number>|null} [toScreenMs] ViewReport toScreenMs
             * @property {number|null} [workMs] ViewReport workMs
             * @property {number|null} [unreadable] ViewReport unreadable
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ViewReport.
             * @memberof goshawk.v1
             * @interface IViewReport
             * @augments goshawk.v1.ViewReport.$Properties
             * @deprecated Use goshawk.v1.ViewReport.$Properties instead.
             */

            /**
             * Shape of a ViewReport.
             * @typedef {goshawk.v1.ViewReport.$Properties} goshawk.v1.ViewReport.$Shape
             */

            /**
             * Constructs a new ViewReport.
             * @memberof goshawk.v1
             * @classdesc Represents a ViewReport.
             * @constructor
             * @param {goshawk.v1.ViewReport.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ViewReport = function (properties) {
                this.toScreenMs = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ViewReport client.
             * @member {string} client
             * @memberof goshawk.v1.ViewReport
             * @instance
             */
            ViewReport.prototype.client = "";

            /**
             * ViewReport toScreenMs.
             * @member {Array.<number>} toScreenMs
             * @memberof goshawk.v1.ViewReport
             * @instance
             */
            ViewReport.prototype.toScreenMs = $util.emptyArray;

            /**
             * ViewReport workMs.
             * @member {number} workMs
             * @memberof goshawk.v1.ViewReport
             * @instance
             */
            ViewReport.prototype.workMs = 0;

            /**
             * ViewReport unreadable.
             * @member {number} unreadable
             * @memberof goshawk.v1.ViewReport
             * @instance
             */
            ViewReport.prototype.unreadable = 0;

            /**
             * Creates a new ViewReport instance using the specified properties.
             * @function create
             * @memberof goshawk.v1.ViewReport
             * @static
             * @param {goshawk.v1.ViewReport.$Properties=} [properties] Properties to set
             * @returns {goshawk.v1.ViewReport} ViewReport instance
             * @type {{
             *   (properties: goshawk.v1.ViewReport.$Shape): goshawk.v1.ViewReport & goshawk.v1.ViewReport.$Shape;
             *   (properties?: goshawk.v1.ViewReport.$Properties): goshawk.v1.ViewReport;
             * }}
             */
            ViewReport.create = function(properties) {
                return new ViewReport(properties);
            };

            /**
             * Encodes the specified ViewReport message. Does not implicitly {@link goshawk.v1.ViewReport.verify|verify} messages.
             * @function encode
             * @memberof goshawk.v1.ViewReport
             * @static
             * @param {goshawk.v1.ViewReport.$Properties} message ViewReport message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ViewReport.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.client != null && $Object.hasOwnProperty.call(message, "client") && message.client !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.client);
                if (message.toScreenMs != null && message.toScreenMs.length)
                    writer.uint32(/* id 2, wireType 2 =*/18).floats(message.toScreenMs);
                if (message.workMs != null && $Object.hasOwnProperty.call(message, "workMs") && !$Object.is(message.workMs, 0))
                    writer.uint32(/* id 3, wireType 5 =*/29).float(message.workMs);
                if (message.unreadable != null && $Object.hasOwnProperty.call(message, "unreadable") && message.unreadable !== 0)
                    writer.uint32(/* id 4, wireType 0 =*/32).uint32(message.unreadable);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ViewReport message from the specified reader or buffer.
             * @function decode
             * @memberof goshawk.v1.ViewReport
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {goshawk.v1.ViewReport & goshawk.v1.ViewReport.$Shape} ViewReport
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ViewReport.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.goshawk.v1.ViewReport();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.client = value;
                            else
                                delete message.client;
                            continue;
                        }
                    case 2: {
                            if (wireType === 2) {
                                if (!(message.toScreenMs && message.toScreenMs.length))
                                    message.toScreenMs = [];
                                reader.floats(message.toScreenMs);
                                continue;
                            }
                            if (wireType !== 5)
                                break;
                            if (!(message.toScreenMs && message.toScreenMs.length))
                                message.toScreenMs = [];
                            message.toScreenMs.push(reader.float());
                            continue;
                        }
                    case 3: {
                            if (wireType !== 5)
                                break;
                            if (!$Object.is(value = reader.float(), 0))
                                message.workMs = value;
                            else
                                delete message.workMs;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.unreadable = value;
                            else
                                delete message.unreadable;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Verifies a ViewReport message.
             * @function verify
             * @memberof goshawk.v1.ViewReport
             * @static
             * @param {Object.<string,*>} message Plain object to verify
             * @returns {string|null} `null` if valid, otherwise the reason why it is not
             */
            ViewReport.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message.client != null && $Object.hasOwnProperty.call(message, "client"))
                    if (!$util.isString(message.client))
                        return "client: string expected";
                if (message.toScreenMs != null && $Object.hasOwnProperty.call(message, "toScreenMs")) {
                    if (!$Array.isArray(message.toScreenMs))
                        return "toScreenMs: array expected";
                    for (let i = 0; i < message.toScreenMs.length; ++i)
                        if (typeof message.toScreenMs[i] !== "number")
                            return "toScreenMs: number[] expected";
                }
                if (message.workMs != null && $Object.hasOwnProperty.call(message, "workMs"))
                    if (typeof message.workMs !== "number")
                        return "workMs: number expected";
                if (message.unreadable != null && $Object.hasOwnProperty.call(message, "unreadable"))
                    if (!$util.isInteger(message.unreadable))
                        return "unreadable: integer expected";
                return null;
            };

            /**
             * Gets the type url for ViewReport
             * @function getTypeUrl
             * @memberof goshawk.v1.ViewReport
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            ViewReport.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/goshawk.v1.ViewReport";
            };

            return ViewReport;
        })();

        v1.ViewReportReply = (function() {

            /**
             * Properties of a ViewReportReply.
             * @typedef {Object} goshawk.v1.ViewReportReply.$Properties
             * @property {boolean|null} [accepted] ViewReportReply accepted
             * @property {string|null} [reply] ViewReportReply reply
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ViewReportReply.
             * @memberof goshawk.v1
             * @interface IViewReportReply
             * @augments goshawk.v1.ViewReportReply.$Properties
             * @deprecated Use goshawk.v1.ViewReportReply.$Properties instead.
             */

            /**
             * Shape of a ViewReportReply.
             * @typedef {goshawk.v1.ViewReportReply.$Properties} goshawk.v1.ViewReportReply.$Shape
             */

            /**
             * Constructs a new ViewReportReply.
             * @memberof goshawk.v1
             * @classdesc Represents a ViewReportReply.
             * @constructor
             * @param {goshawk.v1.ViewReportReply.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ViewReportReply = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ViewReportReply accepted.
             * @member {boolean} accepted
             * @memberof goshawk.v1.ViewReportReply
             * @instance
             */
            ViewReportReply.prototype.accepted = false;

            /**
             * ViewReportReply reply.
             * @member {string} reply
             * @memberof goshawk.v1.ViewReportReply
             * @instance
             */
            ViewReportReply.prototype.reply = "";

            /**
             * Creates a new ViewReportReply instance using the specified properties.
             * @function create
             * @memberof goshawk.v1.ViewReportReply
             * @static
             * @param {goshawk.v1.ViewReportReply.$Properties=} [properties] Properties to set
             * @returns {goshawk.v1.ViewReportReply} ViewReportReply instance
             * @type {{
             *   (properties: goshawk.v1.ViewReportReply.$Shape): goshawk.v1.ViewReportReply & goshawk.v1.ViewReportReply.$Shape;
             *   (properties?: goshawk.v1.ViewReportReply.$Properties): goshawk.v1.ViewReportReply;
             * }}
             */
            ViewReportReply.create = function(properties) {
                return new ViewReportReply(properties);
            };

            /**
             * Encodes the specified ViewReportReply message. Does not implicitly {@link goshawk.v1.ViewReportReply.verify|verify} messages.
             * @function encode
             * @memberof goshawk.v1.ViewReportReply
             * @static
             * @param {goshawk.v1.ViewReportReply.$Properties} message ViewReportReply message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ViewReportReply.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.accepted != null && $Object.hasOwnProperty.call(message, "accepted") && message.accepted !== false)
                    writer.uint32(/* id 1, wireType 0 =*/8).bool(message.accepted);
                if (message.reply != null && $Object.hasOwnProperty.call(message, "reply") && message.reply !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.reply);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ViewReportReply message from the specified reader or buffer.
             * @function decode
             * @memberof goshawk.v1.ViewReportReply
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {goshawk.v1.ViewReportReply & goshawk.v1.ViewReportReply.$Shape} ViewReportReply
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ViewReportReply.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.goshawk.v1.ViewReportReply();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.accepted = value;
                            else
                                delete message.accepted;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.reply = value;
                            else
                                delete message.reply;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Verifies a ViewReportReply message.
             * @function verify
             * @memberof goshawk.v1.ViewReportReply
             * @static
             * @param {Object.<string,*>} message Plain object to verify
             * @returns {string|null} `null` if valid, otherwise the reason why it is not
             */
            ViewReportReply.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message.accepted != null && $Object.hasOwnProperty.call(message, "accepted"))
                    if (typeof message.accepted !== "boolean")
                        return "accepted: boolean expected";
                if (message.reply != null && $Object.hasOwnProperty.call(message, "reply"))
                    if (!$util.isString(message.reply))
                        return "reply: string expected";
                return null;
            };

            /**
             * Gets the type url for ViewReportReply
             * @function getTypeUrl
             * @memberof goshawk.v1.ViewReportReply
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            ViewReportReply.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/goshawk.v1.ViewReportReply";
            };

            return ViewReportReply;
        })();

        v1.CameraView = (function() {

            /**
             * Properties of a CameraView.
             * @typedef {Object} goshawk.v1.CameraView.$Properties
             * @property {goshawk.v1.CameraImage.$Properties|null} [image] CameraView image
             * @property {Uint8Array|null} [jpeg] CameraView jpeg
             * @property {goshawk.v1.Pose.$Properties|null} [cameraFromEgo] CameraView cameraFromEgo
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a CameraView.
             * @memberof goshawk.v1
             * @interface ICameraView
             * @augments goshawk.v1.CameraView.$Properties
             * @deprecated Use goshawk.v1.CameraView.$Properties instead.
             */

            /**
             * Shape of a CameraView.
             * @typedef {goshawk.v1.CameraView.$Properties} goshawk.v1.CameraView.$Shape
             */

            /**
             * Constructs a new CameraView.
             * @memberof goshawk.v1
             * @classdesc Represents a CameraView.
             * @constructor
             * @param {goshawk.v1.CameraView.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const CameraView = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * CameraView image.
             * @member {goshawk.v1.CameraImage.$Properties|null|undefined} image
             * @memberof goshawk.v1.CameraView
             * @instance
             */
            CameraView.prototype.image = null;

            /**
             * CameraView jpeg.
             * @member {Uint8Array} jpeg
             * @memberof goshawk.v1.CameraView
             * @instance
             */
            CameraView.prototype.jpeg = $util.newBuffer([]);

            /**
             * CameraView cameraFromEgo.
             * @member {goshawk.v1.Pose.$Properties|null|undefined} cameraFromEgo
             * @memberof goshawk.v1.CameraView
             * @instance
             */
            CameraView.prototype.cameraFromEgo = null;

            /**
             * Creates a new CameraView instance using the specified properties.
             * @function create
             * @memberof goshawk.v1.CameraView
             * @static
             * @param {goshawk.v1.CameraView.$Properties=} [properties] Properties to set
             * @returns {goshawk.v1.CameraView} CameraView instance
             * @type {{
             *   (properties: goshawk.v1.CameraView.$Shape): goshawk.v1.CameraView & goshawk.v1.CameraView.$Shape;
             *   (properties?: goshawk.v1.CameraView.$Properties): goshawk.v1.CameraView;
             * }}
             */
            CameraView.create = function(properties) {
                return new CameraView(properties);
            };

            /**
             * Encodes the specified CameraView message. Does not implicitly {@link goshawk.v1.CameraView.verify|verify} messages.
             * @function encode
             * @memberof goshawk.v1.CameraView
             * @static
             * @param {goshawk.v1.CameraView.$Properties} message CameraView message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            CameraView.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.image != null && $Object.hasOwnProperty.call(message, "image"))
                    $root.goshawk.v1.CameraImage.encode(message.image, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.jpeg != null && $Object.hasOwnProperty.call(message, "jpeg") && message.jpeg.length)
                    writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.jpeg);
                if (message.cameraFromEgo != null && $Object.hasOwnProperty.call(message, "cameraFromEgo"))
                    $root.goshawk.v1.Pose.encode(message.cameraFromEgo, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a CameraView message from the specified reader or buffer.
             * @function decode
             * @memberof goshawk.v1.CameraView
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {goshawk.v1.CameraView & goshawk.v1.CameraView.$Shape} CameraView
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            CameraView.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.goshawk.v1.CameraView();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.image = $root.goshawk.v1.CameraImage.decode(reader, reader.size(), $undefined, _depth + 1, message.image);
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.jpeg = value;
                            else
                                delete message.jpeg;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            message.cameraFromEgo = $root.goshawk.v1.Pose.decode(reader, reader.size(), $undefined, _depth + 1, message.cameraFromEgo);
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Verifies a CameraView message.
             * @function verify
             * @memberof goshawk.v1.CameraView
             * @static
             * @param {Object.<string,*>} message Plain object to verify
             * @returns {string|null} `null` if valid, otherwise the reason why it is not
             */
            CameraView.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message.image != null && $Object.hasOwnProperty.call(message, "image")) {
                    let error = $root.goshawk.v1.CameraImage.verify(message.image, _depth + 1);
                    if (error)
                        return "image." + error;
                }
                if (message.jpeg != null && $Object.hasOwnProperty.call(message, "jpeg"))
                    if (!(message.jpeg && typeof message.jpeg.length === "number" || $util.isString(message.jpeg)))
                        return "jpeg: buffer expected";
                if (message.cameraFromEgo != null && $Object.hasOwnProperty.call(message, "cameraFromEgo")) {
                    let error = $root.goshawk.v1.Pose.verify(message.cameraFromEgo, _depth + 1);
                    if (error)
                        return "cameraFromEgo." + error;
                }
                return null;
            };

            /**
             * Gets the type url for CameraView
             * @function getTypeUrl
             * @memberof goshawk.v1.CameraView
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            CameraView.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/goshawk.v1.CameraView";
            };

            return CameraView;
        })();

        v1.Counter = (function() {

            /**
             * Properties of a Counter.
             * @typedef {Object} goshawk.v1.Counter.$Properties
             * @property {string|null} [name] Counter name
             * @property {number|null} [value] Counter value
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Counter.
             * @memberof goshawk.v1
             * @interface ICounter
             * @augments goshawk.v1.Counter.$Properties
             * @deprecated Use goshawk.v1.Counter.$Properties instead.
             */

            /**
             * Shape of a Counter.
             * @typedef {goshawk.v1.Counter.$Properties} goshawk.v1.Counter.$Shape
             */

            /**
             * Constructs a new Counter.
             * @memberof goshawk.v1
             * @classdesc Represents a Counter.
             * @constructor
             * @param {goshawk.v1.Counter.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Counter = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Counter name.
             * @member {string} name
             * @memberof goshawk.v1.Counter
             * @instance
             */
            Counter.prototype.name = "";

            /**
             * Counter value.
             * @member {number} value
             * @memberof goshawk.v1.Counter
             * @instance
             */
            Counter.prototype.value = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Creates a new Counter instance using the specified properties.
             * @function create
             * @memberof goshawk.v1.Counter
             * @static
             * @param {goshawk.v1.Counter.$Properties=} [properties] Properties to set
             * @returns {goshawk.v1.Counter} Counter instance
             * @type {{
             *   (properties: goshawk.v1.Counter.$Shape): goshawk.v1.Counter & goshawk.v1.Counter.$Shape;
             *   (properties?: goshawk.v1.Counter.$Properties): goshawk.v1.Counter;
             * }}
             */
            Counter.create = function(properties) {
                return new Counter(properties);
            };

            /**
             * Encodes the specified Counter message. Does not implicitly {@link goshawk.v1.Counter.verify|verify} messages.
             * @function encode
             * @memberof goshawk.v1.Counter
             * @static
             * @param {goshawk.v1.Counter.$Properties} message Counter message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Counter.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
                if (message.value != null && $Object.hasOwnProperty.call(message, "value") && (typeof message.value === "object" ? message.value.low || message.value.high : message.value !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.value);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Counter message from the specified reader or buffer.
             * @function decode
             * @memberof goshawk.v1.Counter
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {goshawk.v1.Counter & goshawk.v1.Counter.$Shape} Counter
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Counter.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.goshawk.v1.Counter();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.value = value;
                            else
                                delete message.value;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Verifies a Counter message.
             * @function verify
             * @memberof goshawk.v1.Counter
             * @static
             * @param {Object.<string,*>} message Plain object to verify
             * @returns {string|null} `null` if valid, otherwise the reason why it is not
             */
            Counter.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message.name != null && $Object.hasOwnProperty.call(message, "name"))
                    if (!$util.isString(message.name))
                        return "name: string expected";
                if (message.value != null && $Object.hasOwnProperty.call(message, "value"))
                    if (!$util.isInteger(message.value) && !(message.value && $util.isInteger(message.value.low) && $util.isInteger(message.value.high)))
                        return "value: integer|Long expected";
                return null;
            };

            /**
             * Gets the type url for Counter
             * @function getTypeUrl
             * @memberof goshawk.v1.Counter
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            Counter.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/goshawk.v1.Counter";
            };

            return Counter;
        })();

        v1.ReplayExtent = (function() {

            /**
             * Properties of a ReplayExtent.
             * @typedef {Object} goshawk.v1.ReplayExtent.$Properties
             * @property {number|null} [firstUs] ReplayExtent firstUs
             * @property {number|null} [lastUs] ReplayExtent lastUs
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ReplayExtent.
             * @memberof goshawk.v1
             * @interface IReplayExtent
             * @augments goshawk.v1.ReplayExtent.$Properties
             * @deprecated Use goshawk.v1.ReplayExtent.$Properties instead.
             */

            /**
             * Shape of a ReplayExtent.
             * @typedef {goshawk.v1.ReplayExtent.$Properties} goshawk.v1.ReplayExtent.$Shape
             */

            /**
             * Constructs a new ReplayExtent.
             * @memberof goshawk.v1
             * @classdesc Represents a ReplayExtent.
             * @constructor
             * @param {goshawk.v1.ReplayExtent.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ReplayExtent = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ReplayExtent firstUs.
             * @member {number} firstUs
             * @memberof goshawk.v1.ReplayExtent
             * @instance
             */
            ReplayExtent.prototype.firstUs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * ReplayExtent lastUs.
             * @member {number} lastUs
             * @memberof goshawk.v1.ReplayExtent
             * @instance
             */
            ReplayExtent.prototype.lastUs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Creates a new ReplayExtent instance using the specified properties.
             * @function create
             * @memberof goshawk.v1.ReplayExtent
             * @static
             * @param {goshawk.v1.ReplayExtent.$Properties=} [properties] Properties to set
             * @returns {goshawk.v1.ReplayExtent} ReplayExtent instance
             * @type {{
             *   (properties: goshawk.v1.ReplayExtent.$Shape): goshawk.v1.ReplayExtent & goshawk.v1.ReplayExtent.$Shape;
             *   (properties?: goshawk.v1.ReplayExtent.$Properties): goshawk.v1.ReplayExtent;
             * }}
             */
            ReplayExtent.create = function(properties) {
                return new ReplayExtent(properties);
            };

            /**
             * Encodes the specified ReplayExtent message. Does not implicitly {@link goshawk.v1.ReplayExtent.verify|verify} messages.
             * @function encode
             * @memberof goshawk.v1.ReplayExtent
             * @static
             * @param {goshawk.v1.ReplayExtent.$Properties} message ReplayExtent message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ReplayExtent.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.firstUs != null && $Object.hasOwnProperty.call(message, "firstUs") && (typeof message.firstUs === "object" ? message.firstUs.low || message.firstUs.high : message.firstUs !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.firstUs);
                if (message.lastUs != null && $Object.hasOwnProperty.call(message, "lastUs") && (typeof message.lastUs === "object" ? message.lastUs.low || message.lastUs.high : message.lastUs !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.lastUs);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ReplayExtent message from the specified reader or buffer.
             * @function decode
             * @memberof goshawk.v1.ReplayExtent
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {goshawk.v1.ReplayExtent & goshawk.v1.ReplayExtent.$Shape} ReplayExtent
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ReplayExtent.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.goshawk.v1.ReplayExtent();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.firstUs = value;
                            else
                                delete message.firstUs;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.lastUs = value;
                            else
                                delete message.lastUs;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Verifies a ReplayExtent message.
             * @function verify
             * @memberof goshawk.v1.ReplayExtent
             * @static
             * @param {Object.<string,*>} message Plain object to verify
             * @returns {string|null} `null` if valid, otherwise the reason why it is not
             */
            ReplayExtent.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message.firstUs != null && $Object.hasOwnProperty.call(message, "firstUs"))
                    if (!$util.isInteger(message.firstUs) && !(message.firstUs && $util.isInteger(message.firstUs.low) && $util.isInteger(message.firstUs.high)))
                        return "firstUs: integer|Long expected";
                if (message.lastUs != null && $Object.hasOwnProperty.call(message, "lastUs"))
                    if (!$util.isInteger(message.lastUs) && !(message.lastUs && $util.isInteger(message.lastUs.low) && $util.isInteger(message.lastUs.high)))
                        return "lastUs: integer|Long expected";
                return null;
            };

            /**
             * Gets the type url for ReplayExtent
             * @function getTypeUrl
             * @memberof goshawk.v1.ReplayExtent
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            ReplayExtent.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/goshawk.v1.ReplayExtent";
            };

            return ReplayExtent;
        })();

        v1.WorldFrame = (function() {

            /**
             * Properties of a WorldFrame.
             * @typedef {Object} goshawk.v1.WorldFrame.$Properties
             * @property {number|null} [sequence] WorldFrame sequence
             * @property {string|null} [scene] WorldFrame scene
             * @property {string|null} [sampleToken] WorldFrame sampleToken
             * @property {number|null} [timestampUs] WorldFrame timestampUs
             * @property {goshawk.v1.Pose.$Properties|null} [globalFromEgo] WorldFrame globalFromEgo
             * @property {Array.<goshawk.v1.DetectedObject.$Properties>|null} [objects] WorldFrame objects
             * @property {boolean|null} [hasGroundTruth] WorldFrame hasGroundTruth
             * @property {Array.<goshawk.v1.DetectedObject.$Properties>|null} [groundTruth] WorldFrame groundTruth
             * @property {Array.<goshawk.v1.CameraView.$Properties>|null} [cameras] WorldFrame cameras
             * @property {goshawk.v1.Decision.$Properties|null} [decision] WorldFrame decision
             * @property {goshawk.v1.ModelInfo.$Properties|null} [model] WorldFrame model
             * @property {Array.<goshawk.v1.HopLatency.$Properties>|null} [hops] WorldFrame hops
             * @property {number|null} [endToEndMs] WorldFrame endToEndMs
             * @property {Array.<goshawk.v1.Counter.$Properties>|null} [counters] WorldFrame counters
             * @property {string|null} [clockMode] WorldFrame clockMode
             * @property {Array.<string>|null} [missingCameras] WorldFrame missingCameras
             * @property {number|null} [egoSpeedMps] WorldFrame egoSpeedMps
             * @property {number|null} [publishedUnixUs] WorldFrame publishedUnixUs
             * @property {Array.<goshawk.v1.Track.$Properties>|null} [tracks] WorldFrame tracks
             * @property {Array.<goshawk.v1.MapLine.$Properties>|null} [map] WorldFrame map
             * @property {number|null} [steeringWheelRad] WorldFrame steeringWheelRad
             * @property {number|null} [lidarPoints] WorldFrame lidarPoints
             * @property {Uint8Array|null} [lidarXyzCm] WorldFrame lidarXyzCm
             * @property {goshawk.v1.BevHeat.$Properties|null} [heat] WorldFrame heat
             * @property {Uint8Array|null} [heatValues] WorldFrame heatValues
             * @property {goshawk.v1.ReplayExtent.$Properties|null} [extent] WorldFrame extent
             * @property {Array.<goshawk.v1.MapArea.$Properties>|null} [drivableArea] WorldFrame drivableArea
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a WorldFrame.
             * @memberof goshawk.v1
             * @interface IWorldFrame
             * @augments goshawk.v1.WorldFrame.$Properties
             * @deprecated Use goshawk.v1.WorldFrame.$Properties instead.
             */

            /**
             * Shape of a WorldFrame.
             * @typedef {goshawk.v1.WorldFrame.$Properties} goshawk.v1.WorldFrame.$Shape
             */

            /**
             * Constructs a new WorldFrame.
             * @memberof goshawk.v1
             * @classdesc Represents a WorldFrame.
             * @constructor
             * @param {goshawk.v1.WorldFrame.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const WorldFrame = function (properties) {
                this.objects = [];
                this.groundTruth = [];
                this.cameras = [];
                this.hops = [];
                this.counters = [];
                this.missingCameras = [];
                this.tracks = [];
                this.map = [];
                this.drivableArea = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * WorldFrame sequence.
             * @member {number} sequence
             * @memberof goshawk.v1.WorldFrame
             * @instance
             */
            WorldFrame.prototype.sequence = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * WorldFrame scene.
             * @member {string} scene
             * @memberof goshawk.v1.WorldFrame
             * @instance
             */
            WorldFrame.prototype.scene = "";

            /**
             * WorldFrame sampleToken.
             * @member {string} sampleToken
             * @memberof goshawk.v1.WorldFrame
             * @instance
             */
            WorldFrame.prototype.sampleToken = "";

            /**
             * WorldFrame timestampUs.
             * @member {number} timestampUs
             * @memberof goshawk.v1.WorldFrame
             * @instance
             */
            WorldFrame.prototype.timestampUs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * WorldFrame globalFromEgo.
             * @member {goshawk.v1.Pose.$Properties|null|undefined} globalFromEgo
             * @memberof goshawk.v1.WorldFrame
             * @instance
             */
            WorldFrame.prototype.globalFromEgo = null;

            /**
             * WorldFrame objects.
             * @member {Array.<goshawk.v1.DetectedObject.$Properties>} objects
             * @memberof goshawk.v1.WorldFrame
             * @instance
             */
            WorldFrame.prototype.objects = $util.emptyArray;

            /**
             * WorldFrame hasGroundTruth.
             * @member {boolean} hasGroundTruth
             * @memberof goshawk.v1.WorldFrame
             * @instance
             */
            WorldFrame.prototype.hasGroundTruth = false;

            /**
             * WorldFrame groundTruth.
             * @member {Array.<goshawk.v1.DetectedObject.$Properties>} groundTruth
             * @memberof goshawk.v1.WorldFrame
             * @instance
             */
            WorldFrame.prototype.groundTruth = $util.emptyArray;

            /**
             * WorldFrame cameras.
             * @member {Array.<goshawk.v1.CameraView.$Properties>} cameras
             * @memberof goshawk.v1.WorldFrame
             * @instance
             */
            WorldFrame.prototype.cameras = $util.emptyArray;

            /**
             * WorldFrame decision.
             * @member {goshawk.v1.Decision.$Properties|null|undefined} decision
             * @memberof goshawk.v1.WorldFrame
             * @instance
             */
            WorldFrame.prototype.decision = null;

            /**
             * WorldFrame model.
             * @member {goshawk.v1.ModelInfo.$Properties|null|undefined} model
             * @memberof goshawk.v1.WorldFrame
             * @instance
             */
            WorldFrame.prototype.model = null;

            /**
             * WorldFrame hops.
             * @member {Array.<goshawk.v1.HopLatency.$Properties>} hops
             * @memberof goshawk.v1.WorldFrame
             * @instance
             */
            WorldFrame.prototype.hops = $util.emptyArray;

            /**
             * WorldFrame endToEndMs.
             * @member {number} endToEndMs
             * @memberof goshawk.v1.WorldFrame
             * @instance
             */
            WorldFrame.prototype.endToEndMs = 0;

            /**
             * WorldFrame counters.
             * @member {Array.<goshawk.v1.Counter.$Properties>} counters
             * @memberof goshawk.v1.WorldFrame
             * @instance
             */
            WorldFrame.prototype.counters = $util.emptyArray;

            /**
             * WorldFrame clockMode.
             * @member {string} clockMode
             * @memberof goshawk.v1.WorldFrame
             * @instance
             */
            WorldFrame.prototype.clockMode = "";

            /**
             * WorldFrame missingCameras.
             * @member {Array.<string>} missingCameras
             * @memberof goshawk.v1.WorldFrame
             * @instance
             */
            WorldFrame.prototype.missingCameras = $util.emptyArray;

            /**
             * WorldFrame egoSpeedMps.
             * @member {number} egoSpeedMps
             * @memberof goshawk.v1.WorldFrame
             * @instance
             */
            WorldFrame.prototype.egoSpeedMps = 0;

            /**
             * WorldFrame publishedUnixUs.
             * @member {number} publishedUnixUs
             * @memberof goshawk.v1.WorldFrame
             * @instance
             */
            WorldFrame.prototype.publishedUnixUs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * WorldFrame tracks.
             * @member {Array.<goshawk.v1.Track.$Properties>} tracks
             * @memberof goshawk.v1.WorldFrame
             * @instance
             */
            WorldFrame.prototype.tracks = $util.emptyArray;

            /**
             * WorldFrame map.
             * @member {Array.<goshawk.v1.MapLine.$Properties>} map
             * @memberof goshawk.v1.WorldFrame
             * @instance
             */
            WorldFrame.prototype.map = $util.emptyArray;

            /**
             * WorldFrame steeringWheelRad.
             * @member {number} steeringWheelRad
             * @memberof goshawk.v1.WorldFrame
             * @instance
             */
            WorldFrame.prototype.steeringWheelRad = 0;

            /**
             * WorldFrame lidarPoints.
             * @member {number} lidarPoints
             * @memberof goshawk.v1.WorldFrame
             * @instance
             */
            WorldFrame.prototype.lidarPoints = 0;

            /**
             * WorldFrame lidarXyzCm.
             * @member {Uint8Array} lidarXyzCm
             * @memberof goshawk.v1.WorldFrame
             * @instance
             */
            WorldFrame.prototype.lidarXyzCm = $util.newBuffer([]);

            /**
             * WorldFrame heat.
             * @member {goshawk.v1.BevHeat.$Properties|null|undefined} heat
             * @memberof goshawk.v1.WorldFrame
             * @instance
             */
            WorldFrame.prototype.heat = null;

            /**
             * WorldFrame heatValues.
             * @member {Uint8Array} heatValues
             * @memberof goshawk.v1.WorldFrame
             * @instance
             */
            WorldFrame.prototype.heatValues = $util.newBuffer([]);

            /**
             * WorldFrame extent.
             * @member {goshawk.v1.ReplayExtent.$Properties|null|undefined} extent
             * @memberof goshawk.v1.WorldFrame
             * @instance
             */
            WorldFrame.prototype.extent = null;

            /**
             * WorldFrame drivableArea.
             * @member {Array.<goshawk.v1.MapArea.$Properties>} drivableArea
             * @memberof goshawk.v1.WorldFrame
             * @instance
             */
            WorldFrame.prototype.drivableArea = $util.emptyArray;

            /**
             * Creates a new WorldFrame instance using the specified properties.
             * @function create
             * @memberof goshawk.v1.WorldFrame
             * @static
             * @param {goshawk.v1.WorldFrame.$Properties=} [properties] Properties to set
             * @returns {goshawk.v1.WorldFrame} WorldFrame instance
             * @type {{
             *   (properties: goshawk.v1.WorldFrame.$Shape): goshawk.v1.WorldFrame & goshawk.v1.WorldFrame.$Shape;
             *   (properties?: goshawk.v1.WorldFrame.$Properties): goshawk.v1.WorldFrame;
             * }}
             */
            WorldFrame.create = function(properties) {
                return new WorldFrame(properties);
            };

            /**
             * Encodes the specified WorldFrame message. Does not implicitly {@link goshawk.v1.WorldFrame.verify|verify} messages.
             * @function encode
             * @memberof goshawk.v1.WorldFrame
             * @static
             * @param {goshawk.v1.WorldFrame.$Properties} message WorldFrame message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            WorldFrame.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.sequence != null && $Object.hasOwnProperty.call(message, "sequence") && (typeof message.sequence === "object" ? message.sequence.low || message.sequence.high : message.sequence !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.sequence);
                if (message.scene != null && $Object.hasOwnProperty.call(message, "scene") && message.scene !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.scene);
                if (message.sampleToken != null && $Object.hasOwnProperty.call(message, "sampleToken") && message.sampleToken !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.sampleToken);
                if (message.timestampUs != null && $Object.hasOwnProperty.call(message, "timestampUs") && (typeof message.timestampUs === "object" ? message.timestampUs.low || message.timestampUs.high : message.timestampUs !== 0))
                    writer.uint32(/* id 4, wireType 0 =*/32).uint64(message.timestampUs);
                if (message.globalFromEgo != null && $Object.hasOwnProperty.call(message, "globalFromEgo"))
                    $root.goshawk.v1.Pose.encode(message.globalFromEgo, writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
                if (message.objects != null && message.objects.length)
                    for (let i = 0; i < message.objects.length; ++i)
                        $root.goshawk.v1.DetectedObject.encode(message.objects[i], writer.uint32(/* id 6, wireType 2 =*/50).fork(), _depth + 1).ldelim();
                if (message.hasGroundTruth != null && $Object.hasOwnProperty.call(message, "hasGroundTruth") && message.hasGroundTruth !== false)
                    writer.uint32(/* id 7, wireType 0 =*/56).bool(message.hasGroundTruth);
                if (message.groundTruth != null && message.groundTruth.length)
                    for (let i = 0; i < message.groundTruth.length; ++i)
                        $root.goshawk.v1.DetectedObject.encode(message.groundTruth[i], writer.uint32(/* id 8, wireType 2 =*/66).fork(), _depth + 1).ldelim();
                if (message.cameras != null && message.cameras.length)
                    for (let i = 0; i < message.cameras.length; ++i)
                        $root.goshawk.v1.CameraView.encode(message.cameras[i], writer.uint32(/* id 9, wireType 2 =*/74).fork(), _depth + 1).ldelim();
                if (message.decision != null && $Object.hasOwnProperty.call(message, "decision"))
                    $root.goshawk.v1.Decision.encode(message.decision, writer.uint32(/* id 10, wireType 2 =*/82).fork(), _depth + 1).ldelim();
                if (message.model != null && $Object.hasOwnProperty.call(message, "model"))
                    $root.goshawk.v1.ModelInfo.encode(message.model, writer.uint32(/* id 11, wireType 2 =*/90).fork(), _depth + 1).ldelim();
                if (message.hops != null && message.hops.length)
                    for (let i = 0; i < message.hops.length; ++i)
                        $root.goshawk.v1.HopLatency.encode(message.hops[i], writer.uint32(/* id 12, wireType 2 =*/98).fork(), _depth + 1).ldelim();
                if (message.endToEndMs != null && $Object.hasOwnProperty.call(message, "endToEndMs") && !$Object.is(message.endToEndMs, 0))
                    writer.uint32(/* id 13, wireType 1 =*/105).double(message.endToEndMs);
                if (message.counters != null && message.counters.length)
                    for (let i = 0; i < message.counters.length; ++i)
                        $root.goshawk.v1.Counter.encode(message.counters[i], writer.uint32(/* id 14, wireType 2 =*/114).fork(), _depth + 1).ldelim();
                if (message.clockMode != null && $Object.hasOwnProperty.call(message, "clockMode") && message.clockMode !== "")
                    writer.uint32(/* id 15, wireType 2 =*/122).string(message.clockMode);
                if (message.missingCameras != null && message.missingCameras.length)
                    for (let i = 0; i < message.missingCameras.length; ++i)
                        writer.uint32(/* id 16, wireType 2 =*/130).string(message.missingCameras[i]);
                if (message.egoSpeedMps != null && $Object.hasOwnProperty.call(message, "egoSpeedMps") && !$Object.is(message.egoSpeedMps, 0))
                    writer.uint32(/* id 17, wireType 1 =*/137).double(message.egoSpeedMps);
                if (message.publishedUnixUs != null && $Object.hasOwnProperty.call(message, "publishedUnixUs") && (typeof message.publishedUnixUs === "object" ? message.publishedUnixUs.low || message.publishedUnixUs.high : message.publishedUnixUs !== 0))
                    writer.uint32(/* id 18, wireType 0 =*/144).uint64(message.publishedUnixUs);
                if (message.tracks != null && message.tracks.length)
                    for (let i = 0; i < message.tracks.length; ++i)
                        $root.goshawk.v1.Track.encode(message.tracks[i], writer.uint32(/* id 19, wireType 2 =*/154).fork(), _depth + 1).ldelim();
                if (message.map != null && message.map.length)
                    for (let i = 0; i < message.map.length; ++i)
                        $root.goshawk.v1.MapLine.encode(message.map[i], writer.uint32(/* id 20, wireType 2 =*/162).fork(), _depth + 1).ldelim();
                if (message.steeringWheelRad != null && $Object.hasOwnProperty.call(message, "steeringWheelRad") && !$Object.is(message.steeringWheelRad, 0))
                    writer.uint32(/* id 21, wireType 1 =*/169).double(message.steeringWheelRad);
                if (message.lidarPoints != null && $Object.hasOwnProperty.call(message, "lidarPoints") && message.lidarPoints !== 0)
                    writer.uint32(/* id 22, wireType 0 =*/176).uint32(message.lidarPoints);
                if (message.lidarXyzCm != null && $Object.hasOwnProperty.call(message, "lidarXyzCm") && message.lidarXyzCm.length)
                    writer.uint32(/* id 23, wireType 2 =*/186).bytes(message.lidarXyzCm);
                if (message.heat != null && $Object.hasOwnProperty.call(message, "heat"))
                    $root.goshawk.v1.BevHeat.encode(message.heat, writer.uint32(/* id 24, wireType 2 =*/194).fork(), _depth + 1).ldelim();
                if (message.heatValues != null && $Object.hasOwnProperty.call(message, "heatValues") && message.heatValues.length)
                    writer.uint32(/* id 25, wireType 2 =*/202).bytes(message.heatValues);
                if (message.extent != null && $Object.hasOwnProperty.call(message, "extent"))
                    $root.goshawk.v1.ReplayExtent.encode(message.extent, writer.uint32(/* id 26, wireType 2 =*/210).fork(), _depth + 1).ldelim();
                if (message.drivableArea != null && message.drivableArea.length)
                    for (let i = 0; i < message.drivableArea.length; ++i)
                        $root.goshawk.v1.MapArea.encode(message.drivableArea[i], writer.uint32(/* id 27, wireType 2 =*/218).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a WorldFrame message from the specified reader or buffer.
             * @function decode
             * @memberof goshawk.v1.WorldFrame
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {goshawk.v1.WorldFrame & goshawk.v1.WorldFrame.$Shape} WorldFrame
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            WorldFrame.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.goshawk.v1.WorldFrame();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.sequence = value;
                            else
                                delete message.sequence;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.scene = value;
                            else
                                delete message.scene;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.sampleToken = value;
                            else
                                delete message.sampleToken;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.timestampUs = value;
                            else
                                delete message.timestampUs;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            message.globalFromEgo = $root.goshawk.v1.Pose.decode(reader, reader.size(), $undefined, _depth + 1, message.globalFromEgo);
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            if (!(message.objects && message.objects.length))
                                message.objects = [];
                            message.objects.push($root.goshawk.v1.DetectedObject.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 7: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.hasGroundTruth = value;
                            else
                                delete message.hasGroundTruth;
                            continue;
                        }
                    case 8: {
                            if (wireType !== 2)
                                break;
                            if (!(message.groundTruth && message.groundTruth.length))
                                message.groundTruth = [];
                            message.groundTruth.push($root.goshawk.v1.DetectedObject.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 9: {
                            if (wireType !== 2)
                                break;
                            if (!(message.cameras && message.cameras.length))
                                message.cameras = [];
                            message.cameras.push($root.goshawk.v1.CameraView.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 10: {
                            if (wireType !== 2)
                                break;
                            message.decision = $root.goshawk.v1.Decision.decode(reader, reader.size(), $undefined, _depth + 1, message.decision);
                            continue;
                        }
                    case 11: {
                            if (wireType !== 2)
                                break;
                            message.model = $root.goshawk.v1.ModelInfo.decode(reader, reader.size(), $undefined, _depth + 1, message.model);
                            continue;
                        }
                    case 12: {
                            if (wireType !== 2)
                                break;
                            if (!(message.hops && message.hops.length))
                                message.hops = [];
                            message.hops.push($root.goshawk.v1.HopLatency.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 13: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.endToEndMs = value;
                            else
                                delete message.endToEndMs;
                            continue;
                        }
                    case 14: {
                            if (wireType !== 2)
                                break;
                            if (!(message.counters && message.counters.length))
                                message.counters = [];
                            message.counters.push($root.goshawk.v1.Counter.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 15: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.clockMode = value;
                            else
                                delete message.clockMode;
                            continue;
                        }
                    case 16: {
                            if (wireType !== 2)
                                break;
                            if (!(message.missingCameras && message.missingCameras.length))
                                message.missingCameras = [];
                            message.missingCameras.push(reader.stringVerify());
                            continue;
                        }
                    case 17: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.egoSpeedMps = value;
                            else
                                delete message.egoSpeedMps;
                            continue;
                        }
                    case 18: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.publishedUnixUs = value;
                            else
                                delete message.publishedUnixUs;
                            continue;
                        }
                    case 19: {
                            if (wireType !== 2)
                                break;
                            if (!(message.tracks && message.tracks.length))
                                message.tracks = [];
                            message.tracks.push($root.goshawk.v1.Track.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 20: {
                            if (wireType !== 2)
                                break;
                            if (!(message.map && message.map.length))
                                message.map = [];
                            message.map.push($root.goshawk.v1.MapLine.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 21: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.steeringWheelRad = value;
                            else
                                delete message.steeringWheelRad;
                            continue;
                        }
                    case 22: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.lidarPoints = value;
                            else
                                delete message.lidarPoints;
                            continue;
                        }
                    case 23: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.lidarXyzCm = value;
                            else
                                delete message.lidarXyzCm;
                            continue;
                        }
                    case 24: {
                            if (wireType !== 2)
                                break;
                            message.heat = $root.goshawk.v1.BevHeat.decode(reader, reader.size(), $undefined, _depth + 1, message.heat);
                            continue;
                        }
                    case 25: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.heatValues = value;
                            else
                                delete message.heatValues;
                            continue;
                        }
                    case 26: {
                            if (wireType !== 2)
                                break;
                            message.extent = $root.goshawk.v1.ReplayExtent.decode(reader, reader.size(), $undefined, _depth + 1, message.extent);
                            continue;
                        }
                    case 27: {
                            if (wireType !== 2)
                                break;
                            if (!(message.drivableArea && message.drivableArea.length))
                                message.drivableArea = [];
                            message.drivableArea.push($root.goshawk.v1.MapArea.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Verifies a WorldFrame message.
             * @function verify
             * @memberof goshawk.v1.WorldFrame
             * @static
             * @param {Object.<string,*>} message Plain object to verify
             * @returns {string|null} `null` if valid, otherwise the reason why it is not
             */
            WorldFrame.verify = function (message, _depth) {
                if (typeof message !== "object" || message === null)
                    return "object expected";
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    return "max depth exceeded";
                if (message.sequence != null && $Object.hasOwnProperty.call(message, "sequence"))
                    if (!$util.isInteger(message.sequence) && !(message.sequence && $util.isInteger(message.sequence.low) && $util.isInteger(message.sequence.high)))
                        return "sequence: integer|Long expected";
                if (message.scene != null && $Object.hasOwnProperty.call(message, "scene"))
                    if (!$util.isString(message.scene))
                        return "scene: string expected";
                if (message.sampleToken != null && $Object.hasOwnProperty.call(message, "sampleToken"))
                    if (!$util.isString(message.sampleToken))
                        return "sampleToken: string expected";
                if (message.timestampUs != null && $Object.hasOwnProperty.call(message, "timestampUs"))
                    if (!$util.isInteger(message.timestampUs) && !(message.timestampUs && $util.isInteger(message.timestampUs.low) && $util.isInteger(message.timestampUs.high)))
                        return "timestampUs: integer|Long expected";
                if (message.globalFromEgo != null && $Object.hasOwnProperty.call(message, "globalFromEgo")) {
                    let error = $root.goshawk.v1.Pose.verify(message.globalFromEgo, _depth + 1);
                    if (error)
                        return "globalFromEgo." + error;
                }
                if (message.objects != null && $Object.hasOwnProperty.call(message, "objects")) {
                    if (!$Array.isArray(message.objects))
                        return "objects: array expected";
                    for (let i = 0; i < message.objects.length; ++i) {
                        let error = $root.goshawk.v1.DetectedObject.verify(message.objects[i], _depth + 1);
                        if (error)
                            return "objects." + error;
                    }
                }
                if (message.hasGroundTruth != null && $Object.hasOwnProperty.call(message, "hasGroundTruth"))
                    if (typeof message.hasGroundTruth !== "boolean")
                        return "hasGroundTruth: boolean expected";
                if (message.groundTruth != null && $Object.hasOwnProperty.call(message, "groundTruth")) {
                    if (!$Array.isArray(message.groundTruth))
                        return "groundTruth: array expected";
                    for (let i = 0; i < message.groundTruth.length; ++i) {
                        let error = $root.goshawk.v1.DetectedObject.verify(message.groundTruth[i], _depth + 1);
                        if (error)
                            return "groundTruth." + error;
                    }
                }
                if (message.cameras != null && $Object.hasOwnProperty.call(message, "cameras")) {
                    if (!$Array.isArray(message.cameras))
                        return "cameras: array expected";
                    for (let i = 0; i < message.cameras.length; ++i) {
                        let error = $root.goshawk.v1.CameraView.verify(message.cameras[i], _depth + 1);
                        if (error)
                            return "cameras." + error;
                    }
                }
                if (message.decision != null && $Object.hasOwnProperty.call(message, "decision")) {
                    let error = $root.goshawk.v1.Decision.verify(message.decision, _depth + 1);
                    if (error)
                        return "decision." + error;
                }
                if (message.model != null && $Object.hasOwnProperty.call(message, "model")) {
                    let error = $root.goshawk.v1.ModelInfo.verify(message.model, _depth + 1);
                    if (error)
                        return "model." + error;
                }
                if (message.hops != null && $Object.hasOwnProperty.call(message, "hops")) {
                    if (!$Array.isArray(message.hops))
                        return "hops: array expected";
                    for (let i = 0; i < message.hops.length; ++i) {
                        let error = $root.goshawk.v1.HopLatency.verify(message.hops[i], _depth + 1);
                        if (error)
                            return "hops." + error;
                    }
                }
                if (message.endToEndMs != null && $Object.hasOwnProperty.call(message, "endToEndMs"))
                    if (typeof message.endToEndMs !== "number")
                        return "endToEndMs: number expected";
                if (message.counters != null && $Object.hasOwnProperty.call(message, "counters")) {
                    if (!$Array.isArray(message.counters))
                        return "counters: array expected";
                    for (let i = 0; i < message.counters.length; ++i) {
                        let error = $root.goshawk.v1.Counter.verify(message.counters[i], _depth + 1);
                        if (error)
                            return "counters." + error;
                    }
                }
                if (message.clockMode != null && $Object.hasOwnProperty.call(message, "clockMode"))
                    if (!$util.isString(message.clockMode))
                        return "clockMode: string expected";
                if (message.missingCameras != null && $Object.hasOwnProperty.call(message, "missingCameras")) {
                    if (!$Array.isArray(message.missingCameras))
                        return "missingCameras: array expected";
                    for (let i = 0; i < message.missingCameras.length; ++i)
                        if (!$util.isString(message.missingCameras[i]))
                            return "missingCameras: string[] expected";
                }
                if (message.egoSpeedMps != null && $Object.hasOwnProperty.call(message, "egoSpeedMps"))
                    if (typeof message.egoSpeedMps !== "number")
                        return "egoSpeedMps: number expected";
                if (message.publishedUnixUs != null && $Object.hasOwnProperty.call(message, "publishedUnixUs"))
                    if (!$util.isInteger(message.publishedUnixUs) && !(message.publishedUnixUs && $util.isInteger(message.publishedUnixUs.low) && $util.isInteger(message.publishedUnixUs.high)))
                        return "publishedUnixUs: integer|Long expected";
                if (message.tracks != null && $Object.hasOwnProperty.call(message, "tracks")) {
                    if (!$Array.isArray(message.tracks))
                        return "tracks: array expected";
                    for (let i = 0; i < message.tracks.length; ++i) {
                        let error = $root.goshawk.v1.Track.verify(message.tracks[i], _depth + 1);
                        if (error)
                            return "tracks." + error;
                    }
                }
                if (message.map != null && $Object.hasOwnProperty.call(message, "map")) {
                    if (!$Array.isArray(message.map))
                        return "map: array expected";
                    for (let i = 0; i < message.map.length; ++i) {
                        let error = $root.goshawk.v1.MapLine.verify(message.map[i], _depth + 1);
                        if (error)
                            return "map." + error;
                    }
                }
                if (message.steeringWheelRad != null && $Object.hasOwnProperty.call(message, "steeringWheelRad"))
                    if (typeof message.steeringWheelRad !== "number")
                        return "steeringWheelRad: number expected";
                if (message.lidarPoints != null && $Object.hasOwnProperty.call(message, "lidarPoints"))
                    if (!$util.isInteger(message.lidarPoints))
                        return "lidarPoints: integer expected";
                if (message.lidarXyzCm != null && $Object.hasOwnProperty.call(message, "lidarXyzCm"))
                    if (!(message.lidarXyzCm && typeof message.lidarXyzCm.length === "number" || $util.isString(message.lidarXyzCm)))
                        return "lidarXyzCm: buffer expected";
                if (message.heat != null && $Object.hasOwnProperty.call(message, "heat")) {
                    let error = $root.goshawk.v1.BevHeat.verify(message.heat, _depth + 1);
                    if (error)
                        return "heat." + error;
                }
                if (message.heatValues != null && $Object.hasOwnProperty.call(message, "heatValues"))
                    if (!(message.heatValues && typeof message.heatValues.length === "number" || $util.isString(message.heatValues)))
                        return "heatValues: buffer expected";
                if (message.extent != null && $Object.hasOwnProperty.call(message, "extent")) {
                    let error = $root.goshawk.v1.ReplayExtent.verify(message.extent, _depth + 1);
                    if (error)
                        return "extent." + error;
                }
                if (message.drivableArea != null && $Object.hasOwnProperty.call(message, "drivableArea")) {
                    if (!$Array.isArray(message.drivableArea))
                        return "drivableArea: array expected";
                    for (let i = 0; i < message.drivableArea.length; ++i) {
                        let error = $root.goshawk.v1.MapArea.verify(message.drivableArea[i], _depth + 1);
                        if (error)
                            return "drivableArea." + error;
                    }
                }
                return null;
            };

            /**
             * Gets the type url for WorldFrame
             * @function getTypeUrl
             * @memberof goshawk.v1.WorldFrame
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            WorldFrame.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/goshawk.v1.WorldFrame";
            };

            return WorldFrame;
        })();

        return v1;
    })();

    return goshawk;
})();

export {
  $root as default
};
